/// Country and network operator from databases in MaxMind's format that the user has chosen.
///
/// They know every address a little; the lists of `core.networks` know a few addresses well. So
/// these are asked where those are silent. A database is somebody else's file: it may be cut off or
/// wrong on purpose, and what it says is shown through
/// [VisibleText][org.handshakedoctor.core.log.VisibleText]. It is read into memory as a whole, for
/// a mapped file that is replaced under its reader takes the process with it.
@NullMarked
package org.handshakedoctor.core.networks.mmdb;

import org.jspecify.annotations.NullMarked;
