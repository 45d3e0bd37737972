package org.handshakedoctor.core.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A path at a server, byte for byte: a server's names need be neither UTF-8 nor of one encoding.
/// Never a path of this computer, and nothing here makes one of it. Immutable.
///
/// @param raw each byte as one character
public record RemotePath(String raw) {
  private static final int LONGEST = 4096;
  private static final int LONGEST_NAME = 255;

  public static final RemotePath ROOT = new RemotePath("/");

  /// @throws IllegalArgumentException for what is no path at any server
  public RemotePath {
    if (raw.isEmpty() || raw.length() > LONGEST || raw.indexOf(0) >= 0) {
      throw new IllegalArgumentException("no path at a server");
    }
  }

  /// A path as somebody typed it.
  public static RemotePath of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static RemotePath of(byte[] bytes) {
    return new RemotePath(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /// Whether a server's word for a file in a folder is one: a hostile server writes `../../x`.
  public static boolean isName(byte[] name) {
    String raw = new String(name, StandardCharsets.ISO_8859_1);
    return !raw.isEmpty()
        && raw.length() <= LONGEST_NAME
        && raw.indexOf('/') < 0
        && raw.indexOf(0) < 0
        && !raw.equals(".")
        && !raw.equals("..");
  }

  public boolean isAbsolute() {
    return raw.startsWith("/");
  }

  /// What lies in this folder under a name.
  ///
  /// @param name one that [#isName(byte[])] takes for one
  public RemotePath child(byte[] name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of a file");
    }
    return child(new String(name, StandardCharsets.ISO_8859_1));
  }

  /// The folder it lies in; the root lies in itself.
  public RemotePath folder() {
    int slash = raw.lastIndexOf('/');
    return slash > 0 ? new RemotePath(raw.substring(0, slash)) : ROOT;
  }

  /// A file beside it.
  public RemotePath sibling(String rawName) {
    return folder().child(rawName);
  }

  /// The last name as text, to show and to compare; with all that is in it.
  public String fileName() {
    return text(raw.substring(raw.lastIndexOf('/') + 1));
  }

  public byte[] bytes() {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// As the end of an address: bytes that are no text, controls and the percent sign as `%NN`.
  public String inAddress() {
    StringBuilder address = new StringBuilder();
    HexFormat hex = HexFormat.of().withUpperCase();
    boolean isText = text(raw).indexOf('\uFFFD') < 0;
    for (char b : (isText ? text(raw) : raw).toCharArray()) {
      boolean plain = b >= ' ' && b != '%' && b != 0x7f && (isText || b < 0x80);
      address.append(plain ? b : "%" + hex.toHexDigits((byte) b));
    }
    return address.toString();
  }

  /// With all that is in it: whoever shows it makes controls visible.
  @Override
  public String toString() {
    return text(raw);
  }

  private RemotePath child(String rawName) {
    return new RemotePath(raw.endsWith("/") ? raw + rawName : raw + "/" + rawName);
  }

  private static String text(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
