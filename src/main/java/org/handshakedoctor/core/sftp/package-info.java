/// Reads files at a server by the SSH File Transfer Protocol, version 3, as
/// draft-ietf-secsh-filexfer-02 has it and OpenSSH speaks it.
///
/// It runs over any two streams: an SSH channel, or the pipes of an `sftp-server` started beside
/// the tests. It can only read, because no request that writes is written down here. What the
/// library of the SSH connection offers is not used: it takes paths for patterns, has no open
/// handle whose size could be asked, and decodes names.
///
/// Whatever comes from the server is its claim. Packets, listings and names are bounded, an answer
/// to a question that was not asked ends the connection, and each wait has an end.
@NullMarked
package org.handshakedoctor.core.sftp;

import org.jspecify.annotations.NullMarked;
