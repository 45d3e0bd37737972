package org.handshakedoctor.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The real logs that the tests read.
public final class Samples {
  private static final Path FOLDER = Path.of("src/test/resources/samples");

  private Samples() {}

  public static Path path(String name) {
    return FOLDER.resolve(name);
  }

  public static byte[] bytes(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /// The lines without their line feeds.
  public static List<byte[]> lines(String name) {
    List<byte[]> lines = new ArrayList<>();
    byte[] all = bytes(name);
    int from = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        lines.add(Arrays.copyOfRange(all, from, i));
        from = i + 1;
      }
    }
    return lines;
  }

  /// The lines that nginx and OpenSSL of many versions wrote when all kinds of errors were
  /// provoked.
  public static List<byte[]> observed() {
    return text("nginx-observed.tsv")
        .lines()
        .skip(1)
        .map(row -> unescape(row.split("\t", 5)[4]))
        .toList();
  }

  private static byte[] unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("\\x", at)) {
        bytes.write(Integer.parseInt(text.substring(at + 2, at + 4), 16));
        at += 4;
      } else {
        bytes.writeBytes(text.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
        at++;
      }
    }
    return bytes.toByteArray();
  }
}
