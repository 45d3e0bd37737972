package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.ssh.SshException.Reason;

/// Which settings hold for a server. `ssh` itself knows best and is asked where there is one (`ssh
/// -G`, which connects to nothing); else the files are read by [SshConfigFile].
final class SshConfig {
  private static final int PATIENCE_SECONDS = 5;

  private SshConfig() {}

  static SshHost hostOf(SshTarget target, SshEnvironment here)
      throws SshException, InterruptedException {
    Path ssh = here.ssh();
    Map<String, List<String>> options =
        ssh == null ? SshConfigFile.read(target, here) : ask(ssh, target, here);
    return SshHost.of(target, options, here);
  }

  /// No shell is between, and a [SshTarget] cannot be taken for an option.
  private static Map<String, List<String>> ask(Path ssh, SshTarget target, SshEnvironment here)
      throws SshException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ssh.toString(), "-G"));
    if (here.config() != null) {
      command.addAll(List.of("-F", here.config().toString()));
    }
    if (target.user() != null) {
      command.addAll(List.of("-l", target.user()));
    }
    if (target.port() > 0) {
      command.addAll(List.of("-p", Integer.toString(target.port())));
    }
    command.addAll(List.of("--", target.host()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        String answer = answer(process, target);
        if (process.exitValue() == 0) {
          return options(answer);
        }
        throw new SshException(
            Reason.CONFIG_UNREADABLE, target.toString(), answer.strip(), null);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new SshException(Reason.CONFIG_UNREADABLE, target.toString(), ssh.toString(), e);
    }
  }

  /// A `Match exec` of the user's may hang, and must not hang us.
  private static String answer(Process process, SshTarget target)
      throws IOException, InterruptedException, SshException {
    Thread watch =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                      process.destroyForcibly();
                    }
                  } catch (InterruptedException _) {
                    process.destroyForcibly();
                  }
                });
    try (InputStream output = process.getInputStream()) {
      String answer = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return answer;
      }
      throw new SshException(Reason.CONFIG_UNREADABLE, target.toString(), "ssh -G", null);
    } finally {
      watch.interrupt();
    }
  }

  private static Map<String, List<String>> options(String answer) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (String line : answer.split("\\R", -1)) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        options
            .computeIfAbsent(line.substring(0, blank).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(line.substring(blank + 1));
      }
    }
    return options;
  }
}
