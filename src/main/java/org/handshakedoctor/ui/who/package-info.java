/// Who is behind an address: everything that is known on one page, the question to the name server
/// with what it gives away, and the choice of databases.
///
/// Nothing here asks anybody before the user has read what is sent where and agreed.
@NullMarked
package org.handshakedoctor.ui.who;

import org.jspecify.annotations.NullMarked;
