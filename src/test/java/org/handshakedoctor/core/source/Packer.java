package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Packs logs for tests, and reads them back as the program does.
enum Packer {
  GZIP("gzip"),
  BZIP2("bzip2"),
  XZ("xz"),
  ZSTD("zstd");

  /// The tool of the system that writes it too.
  final String tool;

  Packer(String tool) {
    this.tool = tool;
  }

  byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = stream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /// Null where the tool is not installed.
  byte @Nullable [] packByTool(Path file) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(tool, "-c", file.toString()).start();
    } catch (IOException _) {
      return null;
    }
    byte[] packed = process.getInputStream().readAllBytes();
    return process.waitFor() == 0 ? packed : null;
  }

  private OutputStream stream(OutputStream out) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPOutputStream(out);
      // The smallest blocks: a damage shall leave some of them whole.
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case XZ -> new XZOutputStream(out, new LZMA2Options(0));
      case ZSTD -> new ZstdOutputStreamNoFinalizer(out).setChecksum(true);
    };
  }

  /// What reading gave: all bytes until the end or the problem.
  static final class Outcome {
    private final byte[] bytes;
    private final @Nullable SourceProblem problem;
    private final long rawBytes;

    private Outcome(byte[] bytes, @Nullable SourceProblem problem, long rawBytes) {
      this.bytes = bytes;
      this.problem = problem;
      this.rawBytes = rawBytes;
    }

    byte[] bytes() {
      return bytes;
    }

    @Nullable SourceProblem problem() {
      return problem;
    }

    long rawBytes() {
      return rawBytes;
    }
  }

  static Outcome read(Path path) throws IOException, LogAccessException {
    return read(LogSource.at(new LogLocation.Local(path)).getFirst());
  }

  static Outcome read(LogSource source) throws IOException, LogAccessException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer block = ByteBuffer.allocate(70_001);
    try (ReadableByteChannel channel = source.open()) {
      try {
        while (channel.read(block.clear()) >= 0) {
          bytes.write(block.array(), 0, block.position());
        }
      } catch (PartlyReadException e) {
        return new Outcome(bytes.toByteArray(), e.problem(), RawProgress.of(channel, bytes.size()));
      }
      return new Outcome(bytes.toByteArray(), null, RawProgress.of(channel, bytes.size()));
    }
  }

  /// A log of about this size that packs as logs do.
  static byte[] log(int size) {
    Random random = new Random(size);
    StringBuilder log = new StringBuilder();
    while (log.length() < size) {
      log.append(
          "2023/12/27 02:%02d:%02d [crit] 1#1: *%d SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
              .formatted(random.nextInt(60), random.nextInt(60), random.nextInt(1 << 20)));
      log.append(" routines::bad key share) while SSL handshaking, client: 198.51.100.");
      log.append(random.nextInt(256)).append(", server: a:443\n");
    }
    return log.toString().getBytes(UTF_8);
  }

  static Path write(Path folder, String name, byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : List.of(parts)) {
      all.writeBytes(part);
    }
    return Files.write(folder.resolve(name), all.toByteArray());
  }
}
