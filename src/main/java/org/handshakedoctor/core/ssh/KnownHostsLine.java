package org.handshakedoctor.core.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// One line of a `known_hosts` file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
///
/// @param names the patterns as written, or one hashed name
record KnownHostsLine(Marker marker, String names, HostKeyVerdict.Place place) {
  private static final String HASHED = "|1|";
  private static final String MAC = "HmacSHA1";
  private static final Pattern LINE =
      Pattern.compile("[ \\t]*(?:(@\\S+)[ \\t]+)?(\\S+)[ \\t]+(\\S+)[ \\t]+(\\S+).*");

  /// What a line says about its key.
  enum Marker {
    KEY,
    AUTHORITY,
    REVOKED
  }

  /// Null for a comment, an empty line, and whatever `ssh` passes over too.
  static @Nullable KnownHostsLine parse(String text, Path file, int number) {
    Matcher line = LINE.matcher(text);
    if (text.stripLeading().startsWith("#") || !line.matches()) {
      return null;
    }
    Marker marker = marker(line.group(1));
    String type = line.group(3);
    String base64 = line.group(4);
    String names = line.group(2);
    if (marker == null || names == null || type == null || base64 == null) {
      return null;
    }
    HostKey key = HostKey.parse(type, base64);
    return key == null
        ? null
        : new KnownHostsLine(marker, names, new HostKeyVerdict.Place(file, number, key));
  }

  HostKey key() {
    return place.key();
  }

  boolean isHashed() {
    return names.startsWith(HASHED);
  }

  boolean isAbout(String name) {
    return isHashed()
        ? isHashOf(name)
        : NamePattern.matchesHostList(Arrays.asList(names.split(",", -1)), name);
  }

  /// The line that remembers a key, without its end.
  static String write(String name, HostKey key, byte @Nullable [] salt) {
    String names = salt == null ? name : hashed(name, salt);
    return String.join(" ", List.of(names, key.type(), key.base64()));
  }

  private static @Nullable Marker marker(@Nullable String written) {
    return switch (written) {
      case null -> Marker.KEY;
      case "@cert-authority" -> Marker.AUTHORITY;
      case "@revoked" -> Marker.REVOKED;
      default -> null;
    };
  }

  private boolean isHashOf(String name) {
    String[] parts = names.substring(HASHED.length()).split("\\|", -1);
    if (parts.length != 2) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(parts[0]);
      return salt.length > 0
          && MessageDigest.isEqual(Base64.getDecoder().decode(parts[1]), mac(salt, name));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String hashed(String name, byte[] salt) {
    Base64.Encoder base64 = Base64.getEncoder();
    return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(mac(salt, name));
  }

  private static byte[] mac(byte[] salt, String name) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(salt, MAC));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
