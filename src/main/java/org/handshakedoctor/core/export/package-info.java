/// A report for other programs: the JSON of the command line, whose keys are a contract.
@NullMarked
package org.handshakedoctor.core.export;

import org.jspecify.annotations.NullMarked;
