import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes the libraries of a package small: `java Thin.java FROM TO SYSTEM TIME` copies the jars of one folder to another.
///
/// - Native libraries of JavaFX go beside the jars, where it looks first; from inside it would unpack them into the
///   user's home. Of the twenty systems that zstd-jni serves, SYSTEM is kept, such as `linux/amd64`.
/// - Classes lose what only a debugger reads, a good part of them and of the start-up caches.
///
/// Every entry gets the time TIME and its place by name, so that two builds give the same bytes.
public final class Thin {
  private static final ClassFile WITHOUT_DEBUG =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);
  private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib");

  private Thin() {}

  public static void main(String[] arguments) throws IOException {
    Path to = Path.of(arguments[1]);
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[3]), ZoneOffset.UTC);
    Files.createDirectories(to);
    List<Path> jars;
    try (var found = Files.list(Path.of(arguments[0]))) {
      jars = found.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      thin(jar, to, arguments[2], time);
    }
  }

  private static void thin(Path jar, Path to, String system, LocalDateTime time) throws IOException {
    boolean kept = false;
    boolean zstd = jar.getFileName().toString().startsWith("zstd-jni");
    TreeMap<String, byte[]> entries = new TreeMap<>();
    try (ZipFile from = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : from.stream().toList()) {
        String name = entry.getName();
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        boolean isNative = NATIVE.stream().anyMatch(name::endsWith);
        if (entry.isDirectory() || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)")) {
          continue;
        } else if (isNative && zstd) {
          if (name.startsWith(system + "/")) {
            entries.put(name, bytes);
            kept = true;
          }
        } else if (isNative && name.indexOf('/') < 0) {
          Files.write(to.resolve(name), bytes);
        } else {
          entries.put(name, name.endsWith(".class") ? withoutDebug(bytes) : bytes);
        }
      }
    }
    if (zstd && !kept) {
      throw new IOException(jar + " has nothing for " + system);
    }
    try (OutputStream file = Files.newOutputStream(to.resolve(jar.getFileName()));
        ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(file))) {
      out.setLevel(9);
      for (var entry : entries.entrySet()) {
        ZipEntry written = new ZipEntry(entry.getKey());
        written.setTimeLocal(time);
        out.putNextEntry(written);
        out.write(entry.getValue());
      }
    }
  }

  private static byte[] withoutDebug(byte[] bytes) {
    return WITHOUT_DEBUG.transformClass(WITHOUT_DEBUG.parse(bytes), ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
  }
}
