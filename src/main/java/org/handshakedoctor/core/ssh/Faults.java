package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;

/// Tells from what the library throws, and from how far we had come, which fault it is.
///
/// @param hop the server or the host on the way
/// @param stage the step that failed
/// @param heard whether the other side said anything at all
/// @param offeredKeys whether it was offered a key
/// @param asked whether it asked a person for anything
record Faults(String hop, ConnectStage stage, boolean heard, boolean offeredKeys, boolean asked) {
  /// RFC 4253 section 11.1: what OpenSSH says when too many keys were tried is "protocol error".
  private static final int PROTOCOL_ERROR = 2;

  private static final int NO_MORE_METHODS = 14;
  private static final String LOGIN_FAILED = "Auth fail";
  private static final Set<String> FORMS = Set.of("publickey", "password", "keyboard-interactive");

  SshException of(Throwable thrown) {
    return switch (thrown) {
      case SshException known -> known;
      case ConnectionEnded ended -> fault(ended.reason(), "", thrown);
      case JSchRevokedHostKeyException _ -> fault(Reason.HOST_KEY_REVOKED, "", thrown);
      case JSchAlgoNegoFailException none ->
          fault(
              Reason.NO_COMMON_ALGORITHM,
              none.getAlgorithmName() + ": " + none.getServerProposal(),
              thrown);
      case JSchSessionDisconnectException hungUp -> ofDisconnect(hungUp);
      default -> fault(reasonOf(thrown), detailOf(thrown), thrown);
    };
  }

  private SshException ofDisconnect(JSchSessionDisconnectException hungUp) {
    String said = Objects.requireNonNullElse(hungUp.getDescription(), "");
    boolean tries =
        stage == ConnectStage.LOG_IN
            && (hungUp.getReasonCode() == NO_MORE_METHODS
                || (hungUp.getReasonCode() == PROTOCOL_ERROR
                    && said.toLowerCase(Locale.ROOT).contains("too many")));
    return fault(tries ? Reason.TOO_MANY_TRIES : Reason.CONNECTION_LOST, said, hungUp);
  }

  private Reason reasonOf(Throwable thrown) {
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      Reason reason = ofNetwork(one);
      if (reason != null) {
        return reason;
      }
    }
    if (message(thrown).startsWith(LOGIN_FAILED)) {
      return ofLogin(thrown);
    }
    return switch (stage) {
      case FIND_ADDRESS -> Reason.NAME_NOT_FOUND;
      case CONNECT -> Reason.UNREACHABLE;
      case CHECK_HOST_KEY -> heard && isFirstWord(thrown) ? Reason.NOT_SSH : ofHandshake(thrown);
      case LOG_IN -> Reason.CONNECTION_LOST;
    };
  }

  private static @Nullable Reason ofNetwork(Throwable one) {
    return switch (one) {
      case UnknownHostException _ -> Reason.NAME_NOT_FOUND;
      case NoRouteToHostException _ -> Reason.UNREACHABLE;
      case SocketTimeoutException _ -> Reason.TIMED_OUT;
      case ConnectException refused ->
          message(refused).contains("refused")
              ? Reason.REFUSED
              : message(refused).contains("timed out") ? Reason.TIMED_OUT : Reason.UNREACHABLE;
      default -> null;
    };
  }

  /// The library's two complaints about what comes before the first packet.
  private static boolean isFirstWord(Throwable thrown) {
    String message = message(thrown);
    return message.contains("version string") || message.contains("closed by foreign host");
  }

  private static Reason ofHandshake(Throwable thrown) {
    return message(thrown).contains("not available")
        ? Reason.NO_COMMON_ALGORITHM
        : Reason.CONNECTION_LOST;
  }

  private Reason ofLogin(Throwable thrown) {
    if (asked) {
      return Reason.PASSWORD_REJECTED;
    }
    boolean ours = FORMS.stream().anyMatch(message(thrown)::contains);
    return offeredKeys || ours ? Reason.KEY_REJECTED : Reason.NO_LOGIN_METHOD;
  }

  /// Which ways to log in the server would have taken.
  private static String detailOf(Throwable thrown) {
    String message = message(thrown);
    int methods = message.indexOf("for methods '");
    return methods < 0 ? "" : message.substring(methods + 13).replaceFirst("'$", "");
  }

  private static String message(Throwable thrown) {
    return Objects.requireNonNullElse(thrown.getMessage(), "");
  }

  private SshException fault(Reason reason, String detail, Throwable cause) {
    return new SshException(reason, hop, detail, cause);
  }
}
