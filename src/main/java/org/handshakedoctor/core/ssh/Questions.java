package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.handshakedoctor.core.ssh.SshPrompts.PasswordQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Prompt;
import org.handshakedoctor.core.ssh.SshPrompts.ServerQuestion;
import org.jspecify.annotations.Nullable;

/// Carries the library's questions to [SshPrompts]. The library wants a `String`, which cannot be
/// wiped: it is made at the last moment, and nothing here keeps it.
final class Questions implements UserInfo, UIKeyboardInteractive {
  /// A server that asks for more at once does not want to know anything.
  private static final int MOST_PROMPTS = 16;

  private final SshHost host;
  private final SshPrompts prompts;
  private final ConnectProgress progress;
  private int passwords;
  private int questions;
  private char @Nullable [] password;

  Questions(SshHost host, SshPrompts prompts, ConnectProgress progress) {
    this.host = host;
    this.prompts = prompts;
    this.progress = progress;
  }

  /// Whether the server let a person answer anything.
  boolean haveAsked() {
    return passwords + questions > 0;
  }

  @Override
  public boolean promptPassword(String message) {
    begin(LoginWay.PASSWORD);
    PasswordQuestion question = new PasswordQuestion(host.name(), host.user(), ++passwords);
    password = progress.ask(() -> prompts.password(question));
    return true;
  }

  @Override
  public @Nullable String getPassword() {
    if (password == null) {
      return null;
    }
    String text = new String(password);
    Arrays.fill(password, '\0');
    password = null;
    return text;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String title, String instruction, String[] texts, boolean[] echo) {
    if (texts.length == 0) {
      showMessage(title + "\n" + instruction);
      return new String[0];
    }
    if (texts.length > MOST_PROMPTS) {
      throw new ConnectionEnded(Reason.NO_LOGIN_METHOD);
    }
    begin(LoginWay.QUESTIONS);
    List<Prompt> asked = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      asked.add(new Prompt(texts[i], echo[i]));
    }
    ServerQuestion question =
        new ServerQuestion(host.name(), host.user(), title, instruction, asked, ++questions);
    List<char[]> answers = progress.ask(() -> prompts.answers(question));
    String[] result = answers.stream().map(String::new).toArray(String[]::new);
    answers.forEach(answer -> Arrays.fill(answer, '\0'));
    return result;
  }

  @Override
  public void showMessage(String message) {
    if (!message.isBlank()) {
      progress.tell(new ConnectEvent.Banner(host.name(), message.strip()));
    }
  }

  /// Key files ask for their passphrases themselves.
  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public @Nullable String getPassphrase() {
    return null;
  }

  /// Whether to trust a key is asked elsewhere: see [HostKeyGate].
  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  private void begin(LoginWay way) {
    progress.began(host.name(), ConnectStage.LOG_IN);
    progress.offered(way, "");
  }
}
