package org.handshakedoctor.core.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A public key, of a server or of one who vouches for servers (RFC 4253 section 6.6).
///
/// @param type what the key itself says it is, such as `ssh-ed25519`
/// @param base64 the whole key as files write it
public record HostKey(String type, String base64) {
  private static final int LONGEST_TYPE = 64;

  /// Null unless these are the bytes of a key.
  public static @Nullable HostKey of(byte[] blob) {
    if (blob.length < Integer.BYTES) {
      return null;
    }
    int length = blob[0] << 24 | (blob[1] & 255) << 16 | (blob[2] & 255) << 8 | (blob[3] & 255);
    if (length < 1 || length > LONGEST_TYPE || length > blob.length - Integer.BYTES) {
      return null;
    }
    String type = new String(blob, Integer.BYTES, length, StandardCharsets.ISO_8859_1);
    return type.chars().allMatch(c -> c > ' ' && c < 127)
        ? new HostKey(type, Base64.getEncoder().encodeToString(blob))
        : null;
  }

  /// Null unless both fit together, as `ssh` wants it (`sshkey.c sshkey_read`).
  static @Nullable HostKey parse(String type, String base64) {
    try {
      HostKey key = of(Base64.getDecoder().decode(base64));
      return key != null && key.type.equals(type) ? key : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  byte[] blob() {
    return Base64.getDecoder().decode(base64);
  }

  /// As `ssh` and `ssh-keygen -l` print it: `SHA256:` and 43 characters.
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// The characters of the fingerprint in fours, for eyes that compare.
  public List<String> fingerprintGroups() {
    String whole = fingerprint().substring("SHA256:".length());
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < whole.length(); i += 4) {
      groups.add(whole.substring(i, Math.min(i + 4, whole.length())));
    }
    return groups;
  }

  /// What people call the type: `ED25519`, `ECDSA`, `RSA`; as the key says it if it is another.
  public String family() {
    for (String family : List.of("ed25519", "ecdsa", "rsa")) {
      if (type.contains(family)) {
        return family.toUpperCase(Locale.ROOT);
      }
    }
    return type;
  }

  /// Whether a text that somebody pasted holds this key's fingerprint: `SHA256:…` alone, with spaces
  /// between, or in the middle of what `ssh-keygen -l` prints. The case of every letter counts.
  public boolean isNamedBy(String pasted) {
    String bare = pasted.replaceAll("\\s", "");
    return bare.contains(fingerprint().substring("SHA256:".length()));
  }
}
