/// Reading a log where it lies: connecting to a server over SSH.
///
/// The one idea: everything that decides whom we trust and what we give away is our own code, small
/// and tested against OpenSSH's judgement; the library only speaks the protocol. Which settings
/// hold for a name is asked of `ssh -G` (`SshConfig`), whether a server's key is the right one is
/// judged by `KnownHosts`, and a person is asked through `SshPrompts`, which knows nothing of
/// windows. A server sees no password before its key was judged good, and no more keys than it
/// takes. Its words, from the banner to the prompts, are hostile text and only ever shown.
///
/// Nothing here writes to the server. The user's `known_hosts` is only ever appended to, and only
/// after a question.
@NullMarked
package org.handshakedoctor.core.ssh;

import org.jspecify.annotations.NullMarked;
