@NullMarked
package org.handshakedoctor.core.sftp;

import org.jspecify.annotations.NullMarked;
