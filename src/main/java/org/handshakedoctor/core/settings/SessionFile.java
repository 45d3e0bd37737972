package org.handshakedoctor.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.handshakedoctor.core.settings.SessionException.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file of a [SavedSession]: JSON that a person can read. Whoever sends one may mean ill, so no
/// more is read than a session can be, and nothing but the words and numbers of one.
public record SessionFile(Path path) {
  /// How such files are named.
  public static final String EXTENSION = ".tls-session.json";

  private static final int MOST_BYTES = 4 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public SavedSession load() throws SessionException {
    SavedSession read;
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SessionException(Problem.TOO_LARGE);
      }
      read = MAPPER.readValue(bytes, SavedSession.class);
    } catch (JacksonException _) {
      throw new SessionException(Problem.NO_SESSION);
    } catch (IOException _) {
      throw new SessionException(Problem.UNREADABLE);
    }
    if (read == null || !read.kind().equals(SavedSession.KIND) || read.version() < 1) {
      throw new SessionException(Problem.NO_SESSION);
    }
    if (read.version() > SavedSession.VERSION) {
      throw new SessionException(Problem.NEWER);
    }
    return read;
  }

  /// Writes beside the file and then moves over it, so that what was saved before is not lost when
  /// the disk is full.
  public void save(SavedSession session) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path written = Files.createTempFile(folder, "session", ".tmp");
    try {
      Files.write(written, MAPPER.writeValueAsBytes(session));
      Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
