package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.ssh.ConnectEvent.SkipReason;
import org.jspecify.annotations.Nullable;

/// A private key in a file: of OpenSSH, PuTTY, or in one of the older forms.
final class KeyFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final Pattern OPENSSH =
      Pattern.compile("-----BEGIN OPENSSH PRIVATE KEY-----(.*?)-----END OPENSSH", Pattern.DOTALL);
  private static final Pattern PUBLIC_LINE = Pattern.compile("(\\S+) (\\S+)(?: .*)?\\s*");

  private final Path path;
  private final @Nullable HostKey publicKey;
  private final @Nullable KeyPair pair;

  private KeyFile(Path path, @Nullable HostKey publicKey, @Nullable KeyPair pair) {
    this.path = path;
    this.publicKey = publicKey;
    this.pair = pair;
  }

  /// A key file that cannot be used, and why.
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final SkipReason reason;

    Unusable(SkipReason reason, @Nullable Throwable cause) {
      super(reason.id(), cause);
      this.reason = reason;
    }

    SkipReason reason() {
      return reason;
    }
  }

  /// Reads what can be read without a passphrase.
  static KeyFile read(Path path) throws Unusable {
    byte[] content = content(path);
    try {
      String text = new String(content, StandardCharsets.ISO_8859_1);
      HostKey alone = publicLine(text);
      if (alone != null) {
        return new KeyFile(path, alone, null);
      }
      checkForm(text);
      KeyPair pair = KeyPair.load(new JSch(), content, null);
      byte[] known = pair.getPublicKeyBlob();
      HostKey publicKey = known == null ? publicBeside(path) : HostKey.of(known);
      return new KeyFile(path, publicKey, pair);
    } catch (JSchException | LinkageError | RuntimeException e) {
      throw new Unusable(SkipReason.UNREADABLE, e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  Path path() {
    return path;
  }

  /// Null where the file tells nothing before it is unlocked.
  @Nullable HostKey publicKey() {
    return publicKey;
  }

  /// Whether only the public half is here, so that the agent has to have the other.
  boolean isPublicOnly() {
    return pair == null;
  }

  boolean isLocked() {
    return pair != null && pair.isEncrypted();
  }

  boolean unlock(byte[] passphrase) {
    return pair != null && pair.decrypt(passphrase);
  }

  /// The public key of one that is not locked.
  @Nullable HostKey unlockedPublicKey() {
    byte[] blob = pair == null ? null : pair.getPublicKeyBlob();
    return blob == null ? publicKey : HostKey.of(blob);
  }

  byte @Nullable [] sign(byte[] data, String algorithm) {
    return pair == null ? null : pair.getSignature(data, algorithm);
  }

  /// Wipes the key from memory.
  void forget() {
    if (pair != null) {
      pair.dispose();
    }
  }

  /// A public key or certificate in a file of its own; null if there is none to be read.
  static @Nullable HostKey publicKeyIn(Path path) {
    try {
      return publicLine(new String(content(path), StandardCharsets.ISO_8859_1));
    } catch (Unusable _) {
      return null;
    }
  }

  private static byte[] content(Path path) throws Unusable {
    try {
      if (Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES) {
        return Files.readAllBytes(path);
      }
      throw new Unusable(SkipReason.UNREADABLE, null);
    } catch (IOException e) {
      throw new Unusable(SkipReason.UNREADABLE, e);
    }
  }

  private static @Nullable HostKey publicBeside(Path path) {
    return publicKeyIn(path.resolveSibling(path.getFileName() + ".pub"));
  }

  private static @Nullable HostKey publicLine(String text) {
    Matcher line = PUBLIC_LINE.matcher(text);
    String type = line.matches() ? line.group(1) : null;
    String base64 = type == null ? null : line.group(2);
    return type == null || base64 == null ? null : HostKey.parse(type, base64);
  }

  /// What this program cannot open is told apart from what is broken, because there is a remedy.
  private static void checkForm(String text) throws Unusable {
    if (text.startsWith("PuTTY-User-Key-File-3") && !text.contains("\nEncryption: none")) {
      throw new Unusable(SkipReason.NEEDS_CONVERSION, null); // Argon2 is not in the JDK
    }
    Matcher openssh = OPENSSH.matcher(text);
    if (openssh.find()) {
      byte[] whole = Base64.getMimeDecoder().decode(openssh.group(1));
      String head = new String(whole, 0, Math.min(whole.length, 512), StandardCharsets.ISO_8859_1);
      Arrays.fill(whole, (byte) 0);
      if (head.contains("chacha20-poly1305")) {
        throw new Unusable(SkipReason.NEEDS_CONVERSION, null);
      }
      if (head.contains("sk-ssh-ed25519@openssh")
          || head.contains("sk-ecdsa-sha2-nistp256@openssh")) {
        throw new Unusable(SkipReason.NEEDS_AGENT, null);
      }
    }
  }
}
