/// The table of addresses.
@NullMarked
package org.handshakedoctor.ui.clients;

import org.jspecify.annotations.NullMarked;
