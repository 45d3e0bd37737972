package org.handshakedoctor.core.remote;

import java.io.IOException;
import org.handshakedoctor.core.sftp.SftpException;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.SshException;

/// What the faults of a connection mean for whoever reads a log.
final class Problems {
  private Problems() {}

  static PartlyReadException of(Exception fault) {
    return fault instanceof PartlyReadException known
        ? known
        : new PartlyReadException(problem(fault), fault);
  }

  /// Whether a new connection may help.
  static boolean isLost(Exception fault) {
    return problem(fault) == SourceProblem.CONNECTION_LOST;
  }

  private static SourceProblem problem(Exception fault) {
    return switch (fault) {
      case SftpException sftp ->
          switch (sftp.reason()) {
            case NO_SUCH_FILE -> SourceProblem.NOT_FOUND;
            case PERMISSION_DENIED -> SourceProblem.ACCESS_DENIED_AT_SERVER;
            case STALLED, CONNECTION_LOST -> SourceProblem.CONNECTION_LOST;
            case REFUSED, NOISE, PROTOCOL, CANCELLED -> SourceProblem.READ_FAILED;
          };
      case SshException ssh ->
          ssh.reason() == SshException.Reason.CONNECTION_LOST
              ? SourceProblem.CONNECTION_LOST
              : SourceProblem.NOT_CONNECTED;
      case IOException io -> SourceProblem.of(io);
      default -> SourceProblem.READ_FAILED;
    };
  }
}
