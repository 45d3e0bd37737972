/// One answer for whatever somebody pastes or types about an error.
///
/// [ErrorLookup] first asks whether the text is exactly something: a code, a line of a log, a name
/// from OpenSSL's headers, an alert, a reason. Only where it is nothing of that, or nothing that
/// the catalogue knows, the words of the text are searched for, and what that finds is offered and
/// never claimed: what is not known for certain is not explained.
///
/// The command line and the window ask here, so that both say the same.
@NullMarked
package org.handshakedoctor.core.lookup;

import org.jspecify.annotations.NullMarked;
