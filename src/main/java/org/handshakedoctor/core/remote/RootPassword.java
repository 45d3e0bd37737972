package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.handshakedoctor.core.ssh.ReadingCommand.Rights;
import org.handshakedoctor.core.ssh.RemoteProcess;

/// The user's password for sudo, where sudo asks for one. It is written to sudo's standard input
/// when sudo has asked with a word that only we know; it never stands in a command, and nothing
/// writes it down.
public final class RootPassword {
  /// Every character takes three bytes at most.
  private static final int BYTES_A_CHARACTER = 3;

  private final char[] password;
  private final String marker = HexFormat.of().formatHex(RemoteServer.randomBytes());

  /// @param password a copy is kept until [#forget()]
  public RootPassword(char[] password) {
    this.password = password.clone();
  }

  public void forget() {
    Arrays.fill(password, '\0');
  }

  Rights rights() {
    return new Rights.AskedFor(marker);
  }

  /// Answers the first question of a command that was started with these rights. A second one means
  /// that the password is wrong: then the command is ended.
  void answer(RemoteProcess process) {
    try (InputStream errors = process.errors()) {
      byte[] word = marker.getBytes(StandardCharsets.US_ASCII);
      int matched = 0;
      int asked = 0;
      int next;
      while ((next = errors.read()) >= 0) {
        // The marker's characters are hexadecimal and random: it does not begin within itself.
        matched = next == word[matched] ? matched + 1 : next == word[0] ? 1 : 0;
        if (matched == word.length) {
          matched = 0;
          asked++;
          if (asked > 1) {
            process.close();
            return;
          }
          type(process.input());
        }
      }
    } catch (IOException _) {
      // The command has ended.
    }
  }

  private void type(OutputStream input) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(BYTES_A_CHARACTER * password.length + 1);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), line, true);
    line.put((byte) '\n');
    try {
      input.write(line.array(), 0, line.position());
      input.flush();
    } finally {
      Arrays.fill(line.array(), (byte) 0);
    }
  }
}
