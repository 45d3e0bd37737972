/// Who is behind an address, as far as published lists say.
///
/// The lists are JSON beside this package, each with its source and date. They are old the day they
/// are bundled, so an answer is a hint to a person and a reason to spare an address, never a reason
/// to block one.
@NullMarked
package org.handshakedoctor.core.networks;

import org.jspecify.annotations.NullMarked;
