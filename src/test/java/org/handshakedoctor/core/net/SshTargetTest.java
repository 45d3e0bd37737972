package org.handshakedoctor.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshTargetTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "example.com, -, example.com, 0, ''",
        "alice@example.com, alice, example.com, 0, ''",
        "alice@example.com:2222, alice, example.com, 2222, ''",
        "web_1.internal:22, -, web_1.internal, 22, ''",
        "192.0.2.7:22, -, 192.0.2.7, 22, ''",
        "2001:db8::1, -, 2001:db8::1, 0, ''",
        "[2001:db8::1], -, 2001:db8::1, 0, ''",
        "alice@[2001:db8::1]:2222, alice, 2001:db8::1, 2222, ''",
        "[fe80::1%eth0]:22, -, fe80::1%eth0, 22, ''",
        "alice@corp.example@example.com, alice@corp.example, example.com, 0, ''",
        "ssh://example.com, -, example.com, 0, ''",
        "SSH://alice@example.com:2222/, alice, example.com, 2222, /",
        "ssh://example.com/var/log/nginx/error.log, -, example.com, 0, /var/log/nginx/error.log",
        "ssh://[2001:db8::1]:22/a%20b, -, 2001:db8::1, 22, /a b",
        "example.com:/var/log/a@b.log, -, example.com, 0, /var/log/a@b.log",
        "alice@[::1]:/x, alice, ::1, 0, /x",
        "例子.中国, -, xn--fsqu00a.xn--fiqs8s, 0, ''",
        "' example.com ', -, example.com, 0, ''",
      })
  void readsWhatPeopleType(String text, String user, String host, int port, String path) {
    assertThat(SshTarget.parse(text)).isEqualTo(new SshTarget(user, host, port, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@example.com",
        "alice@",
        "-oProxyCommand=touch%20/tmp/x",
        "-example.com",
        "-alice@example.com",
        "example.com -oProxyCommand=x",
        "exam`id`ple.com",
        "exam$(id)ple.com",
        "example.com;id",
        "al;ice@example.com",
        "al$(id)@example.com|x@host",
        "example.com\nHost",
        "example.com:0",
        "example.com:65536",
        "example.com:99999999999",
        "example.com:22x",
        "example.com:22:22",
        "[2001:db8::1",
        "[]",
        "ssh://",
        "ssh:///var/log",
        "ssh://-x/",
        "ssh://example.com/%00",
        "ssh://example.com/a%0ab",
        "ssh://example.com/%zz",
      })
  void refusesWhatCouldBeSomethingElse(String text) {
    assertThat(SshTarget.parse(text)).isNull();
  }

  @Test
  void refusesANameThatIsTooLong() {
    assertThat(SshTarget.parse("a".repeat(254))).isNull();
    assertThat(SshTarget.parse("a".repeat(254) + "@example.com")).isNull();
  }

  @Test
  void cannotBeMadeOtherwise() {
    assertThatThrownBy(() -> new SshTarget(null, "-x", 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "alice@example.com:2222", "[2001:db8::1]:22", "[::1]"})
  void isPrintedAsItIsTyped(String text) {
    assertThat(SshTarget.parse(text)).hasToString(text);
  }
}
