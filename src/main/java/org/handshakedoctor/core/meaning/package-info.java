/// What the parts of a log line mean, and what the line gives away as a whole.
///
/// Each sentence comes from a fact: the tables of error codes, the catalogue, the lists of
/// networks, the ways in which versions of a server differ. What no fact covers is only named. The
/// words are in the bundle beside this package, for the window and the command line alike.
@NullMarked
package org.handshakedoctor.core.meaning;

import org.jspecify.annotations.NullMarked;
