/// Handshake Doctor: reads the TLS failures in a server's log and says whose problem they are.
///
/// `core` does the work and runs without JavaFX; `cli` and `ui` are two ways to see it. What may
/// use what is a table in `ArchitectureTest`.
@NullMarked
package org.handshakedoctor;

import org.jspecify.annotations.NullMarked;
