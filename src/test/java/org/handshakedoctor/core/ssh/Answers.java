package org.handshakedoctor.core.ssh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A person who knows beforehand what to answer, and gives up when there is nothing left to say.
final class Answers implements SshPrompts {
  final List<Object> asked = new CopyOnWriteArrayList<>();
  final List<char[]> given = new CopyOnWriteArrayList<>();
  private final Trust trust;
  private final Deque<String> secrets = new ArrayDeque<>();

  Answers(Trust trust, String... secrets) {
    this.trust = trust;
    this.secrets.addAll(Arrays.asList(secrets));
  }

  static Answers trusting(String... secrets) {
    return new Answers(Trust.THIS_TIME, secrets);
  }

  @Override
  public Trust trust(HostKeyQuestion question) {
    asked.add(question);
    return trust;
  }

  @Override
  public char @Nullable [] password(PasswordQuestion question) {
    asked.add(question);
    return next();
  }

  @Override
  public char @Nullable [] passphrase(PassphraseQuestion question) {
    asked.add(question);
    return next();
  }

  @Override
  public @Nullable List<char[]> answers(ServerQuestion question) {
    asked.add(question);
    List<char[]> answers = new ArrayList<>();
    for (Prompt _ : question.prompts()) {
      char[] answer = next();
      if (answer == null) {
        return null;
      }
      answers.add(answer);
    }
    return answers;
  }

  <T> List<T> asked(Class<T> kind) {
    return asked.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private char @Nullable [] next() {
    String secret = secrets.poll();
    if (secret == null) {
      return null;
    }
    char[] answer = secret.toCharArray();
    given.add(answer);
    return answer;
  }
}
