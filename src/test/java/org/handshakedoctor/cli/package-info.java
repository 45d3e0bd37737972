@NullMarked
package org.handshakedoctor.cli;

import org.jspecify.annotations.NullMarked;
