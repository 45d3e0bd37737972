/// What an error means, for a person.
///
/// The knowledge is JSON beside this package, one file for each error with its sample and its
/// sources inside; these classes only find the right one. The catalogue judges (whose fault, what
/// to do) and never counts.
@NullMarked
package org.handshakedoctor.core.catalog;

import org.jspecify.annotations.NullMarked;
