/// Violations planted for `ArchitectureTest`, so that each of its gates is seen to fail.
@NullMarked
package org.handshakedoctor.planted;

import org.jspecify.annotations.NullMarked;
