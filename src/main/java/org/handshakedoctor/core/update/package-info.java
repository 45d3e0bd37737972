/// Whether there is a newer version of the program. Asked only after the user has said yes.
///
/// The feed is a text file with one number, such as `1.2.0`, fetched over HTTPS; what is sent is the
/// request for it and nothing about the user. Its answer is as foreign as a log: of it only a number
/// is believed, and the page to download from is the program's own knowledge.
@NullMarked
package org.handshakedoctor.core.update;

import org.jspecify.annotations.NullMarked;
