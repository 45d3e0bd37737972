/// What the program remembers between two starts, in one small JSON file.
@NullMarked
package org.handshakedoctor.core.settings;

import org.jspecify.annotations.NullMarked;
