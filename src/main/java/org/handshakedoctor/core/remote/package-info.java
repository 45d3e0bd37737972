/// Logs at a server, as logs like any other.
///
/// A [RemoteServer][org.handshakedoctor.core.remote.RemoteServer] is a server that has been
/// reached; [UsualPlaces][org.handshakedoctor.core.remote.UsualPlaces] finds the logs on it, and a
/// [FetchedLog][org.handshakedoctor.core.remote.FetchedLog] is one of them. The one idea: a file of
/// this computer is the queue between the network and whoever reads. A thread appends to it what
/// comes, and readers follow it; so results show while the log is still coming, a slow reader costs
/// no memory, what has come is never lost, and next time only the rest is fetched
/// ([LogCache][org.handshakedoctor.core.remote.LogCache]).
///
/// A server's names never become names of files here, and its sizes are claims. It is read and
/// nothing else: over SFTP, which has no shell, or with one of the few commands that only read.
@NullMarked
package org.handshakedoctor.core.remote;

import org.jspecify.annotations.NullMarked;
