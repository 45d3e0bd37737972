/// The command line: one class for each command. It never loads JavaFX.
@NullMarked
package org.handshakedoctor.cli;

import org.jspecify.annotations.NullMarked;
