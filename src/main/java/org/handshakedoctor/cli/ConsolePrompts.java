package org.handshakedoctor.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.ssh.HostKey;
import org.handshakedoctor.core.ssh.HostKeyVerdict;
import org.handshakedoctor.core.ssh.SshPrompts;
import org.jspecify.annotations.Nullable;

/// Asks on the terminal what only a person can answer. Where there is none, nothing is answered.
/// What a server says is made visible: it cannot command the terminal.
///
/// @param console null where there is none
record ConsolePrompts(CliTexts texts, PrintStream err, @Nullable Console console)
    implements SshPrompts {

  @Override
  public Trust trust(HostKeyQuestion question) {
    HostKey key = question.offered();
    String host = VisibleText.of(question.host());
    String family = VisibleText.of(key.family());
    String fingerprint = key.fingerprint();
    switch (question.verdict()) {
      case HostKeyVerdict.Changed(List<HostKeyVerdict.Place> places) -> {
        say("ssh.key.changed", host, family, fingerprint);
        places.forEach(this::say);
        return Trust.REFUSE;
      }
      case HostKeyVerdict.Revoked(HostKeyVerdict.Place place) -> {
        say("ssh.key.revoked", host, family, fingerprint);
        say(place);
        return Trust.REFUSE;
      }
      case HostKeyVerdict.Unknown _, HostKeyVerdict.Known _, HostKeyVerdict.Vouched _ ->
          say("ssh.key.unknown", host, family, fingerprint, family.toLowerCase(Locale.ROOT));
    }
    if (!question.certificateFault().isEmpty()) {
      err.println(VisibleText.of(question.certificateFault()));
    }
    String answer = console(Console::readLine, "ssh.key.ask");
    return switch (answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT)) {
      case "yes" -> Trust.REMEMBER;
      case "once" -> Trust.THIS_TIME;
      default -> Trust.REFUSE;
    };
  }

  @Override
  public char @Nullable [] password(PasswordQuestion question) {
    again(question.attempt());
    return console(
        Console::readPassword,
        "ssh.password",
        VisibleText.of(question.user()),
        VisibleText.of(question.host()));
  }

  @Override
  public char @Nullable [] passphrase(PassphraseQuestion question) {
    again(question.attempt());
    return console(Console::readPassword, "ssh.passphrase", VisibleText.of(question.keyName()));
  }

  @Override
  public @Nullable List<char[]> answers(ServerQuestion question) {
    again(question.attempt());
    say("ssh.server.asks", VisibleText.of(question.host()));
    for (String words : List.of(question.title(), question.instruction())) {
      if (!words.isBlank()) {
        err.println("  " + VisibleText.of(words.strip()));
      }
    }
    List<char[]> answers = new ArrayList<>();
    for (Prompt prompt : question.prompts()) {
      char[] answer = answer(prompt);
      if (answer == null) {
        return null;
      }
      answers.add(answer);
    }
    return answers;
  }

  private char @Nullable [] answer(Prompt prompt) {
    if (console == null) {
      say("ssh.no-terminal");
      return null;
    }
    String words = "  " + VisibleText.of(prompt.text());
    if (!prompt.echo()) {
      return console.readPassword("%s", words);
    }
    String line = console.readLine("%s", words);
    return line == null ? null : line.toCharArray();
  }

  @FunctionalInterface
  private interface Way<T> {
    @Nullable T read(Console console, String format, Object... words);
  }

  private <T> @Nullable T console(Way<T> way, String key, Object... arguments) {
    if (console == null) {
      say("ssh.no-terminal");
      return null;
    }
    return way.read(console, "%s", texts.get(key, arguments));
  }

  private void again(int attempt) {
    if (attempt > 1) {
      say("ssh.again");
    }
  }

  private void say(HostKeyVerdict.Place place) {
    say(
        "ssh.key.place",
        VisibleText.of(place.file().toString()),
        Integer.toString(place.line()),
        place.key().fingerprint());
  }

  private void say(String key, Object... arguments) {
    err.println(texts.get(key, arguments));
    err.flush();
  }
}
