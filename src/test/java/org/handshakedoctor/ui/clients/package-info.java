@NullMarked
package org.handshakedoctor.ui.clients;

import org.jspecify.annotations.NullMarked;
