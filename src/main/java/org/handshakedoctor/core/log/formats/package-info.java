/// One class for each kind of log. Everything a format knows of its server stays in that class.
@NullMarked
package org.handshakedoctor.core.log.formats;

import org.jspecify.annotations.NullMarked;
