/// Connecting to a server: what a person is asked on the way, and what to do when it does not work.
///
/// A question that could cost the user his server is put so that the safe answer is the one that
/// Enter and Esc give. What the server says stands apart from what the program says, and is made
/// visible first: it may say anything, also that it is this program.
@NullMarked
package org.handshakedoctor.ui.remote;

import org.jspecify.annotations.NullMarked;
