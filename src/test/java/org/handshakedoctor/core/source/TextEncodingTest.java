package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
  /// As `docker logs web > error.log` leaves it in Windows PowerShell.
  private static final String LOG =
      "2023/12/27 02:36:21 [crit] 1#1: *1 SSL_do_handshake() failed, client: 198.51.100.1\r\n"
              .repeat(2000)
          + "握手失败 🙂 é\r\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, true",
    "UTF-16BE, true",
    "UTF-32LE, true",
    "UTF-32BE, true",
    "UTF-16LE, false",
    "UTF-16BE, false",
    "UTF-8, true",
    "UTF-8, false"
  })
  void becomesUtf8(String charset, boolean marked) throws Exception {
    String text = marked ? "\ufeff" + LOG : LOG;
    byte[] bytes = text.getBytes(Charset.forName(charset));

    assertThat(decoded(bytes)).isEqualTo(LOG);
    assertThat(decoded(Packer.GZIP.pack(bytes))).isEqualTo(LOG);
  }

  @Test
  void aPairThatIsTornByAnyBlockStaysAPair() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    while (text.length() < 100_000) {
      text.append(random.nextInt(3) == 0 ? "a" : "🙂");
    }
    byte[] bytes = text.toString().getBytes(UTF_16BE);
    InputStream torn =
        new InputStream() {
          private final InputStream in = new ByteArrayInputStream(bytes);

          @Override
          public int read() throws IOException {
            return in.read();
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new Utf8Input(torn, UTF_16BE).transferTo(out);

    assertThat(out.toString(UTF_8)).isEqualTo(text.toString());
  }

  @Test
  void whatIsTornAtTheEndIsShownAsThat() throws Exception {
    byte[] odd = concat("\ufeffab\n".getBytes(UTF_16LE), new byte[] {'c'});
    byte[] half = concat("\ufeffab\n".getBytes(UTF_16LE), new byte[] {0x3d, (byte) 0xd8});

    assertThat(decoded(odd)).isEqualTo("ab\n\ufffd");
    assertThat(decoded(half)).isEqualTo("ab\n\ufffd");
  }

  @Test
  void aHoleOfZerosIsNoUtf16() throws Exception {
    String holed = "\0".repeat(5001) + LOG;

    assertThat(decoded(holed.getBytes(UTF_8))).isEqualTo(holed);
    assertThat(decoded("a\0b\n".getBytes(US_ASCII))).isEqualTo("a\0b\n");
    assertThat(decoded(new byte[0])).isEmpty();
  }

  @Test
  void aPipeInUtf16IsReadToo() throws Exception {
    InputStream before = System.in;
    try (InputStream in = new ByteArrayInputStream(("\ufeff" + LOG).getBytes(UTF_16LE))) {
      System.setIn(in);
      LogSource source = LogSource.at(new LogLocation.StandardInput()).getFirst();

      assertThat(new String(Packer.read(source).bytes(), UTF_8)).isEqualTo(LOG);
    } finally {
      System.setIn(before);
    }
  }

  private String decoded(byte[] bytes) throws Exception {
    return new String(Packer.read(Packer.write(folder, "a", bytes)).bytes(), UTF_8);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(a);
    both.writeBytes(b);
    return both.toByteArray();
  }
}
