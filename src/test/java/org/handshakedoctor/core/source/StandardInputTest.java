package org.handshakedoctor.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StandardInputTest {
  @Test
  void isReadAndNeverClosed() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream before = System.in;
    try (InputStream in =
        new ByteArrayInputStream("a line\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed.set(true);
          }
        }) {
      System.setIn(in);
      LogSource source = LogSource.at(new LogLocation.StandardInput()).getFirst();
      ByteBuffer read = ByteBuffer.allocate(100);
      try (ReadableByteChannel channel = source.open()) {
        channel.read(read);
      }
      try (LineFetcher fetcher = new LineFetcher(source)) {
        assertThat(fetcher.lineAt(0)).isEmpty();
      }
      assertThat(read.position()).isEqualTo("a line\n".length());
      assertThat(closed).isFalse();
    } finally {
      System.setIn(before);
    }
  }
}
