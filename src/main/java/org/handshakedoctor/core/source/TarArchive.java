package org.handshakedoctor.core.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// tar, packed or not. It has no directory: each entry is found by reading all that stand before.
record TarArchive(Path path) implements Archive {

  /// What can be listed: of an archive that ends too early the entries that have begun.
  @Override
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar = tar()) {
      TarArchiveEntry entry;
      while ((entry = next(tar)) != null) {
        entries.add(new Entry(entry.getName(), entry.getSize()));
      }
    } catch (PartlyReadException e) {
      if (entries.isEmpty()) {
        throw e;
      }
    }
    return entries;
  }

  @Override
  public InputStream open(String name) throws IOException {
    TarArchiveInputStream tar = tar();
    try {
      TarArchiveEntry entry;
      while ((entry = next(tar)) != null) {
        if (entry.getName().equals(name)) {
          return new EntryInput(tar);
        }
      }
      throw new NoSuchFileException(path.toString(), name, null);
    } catch (IOException e) {
      try (tar) {
        throw e;
      }
    }
  }

  private TarArchiveInputStream tar() throws IOException {
    return new TarArchiveInputStream(Archive.unpacked(path));
  }

  /// The next regular file; null behind the last.
  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    try {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null && !(entry.isFile() && tar.canReadEntryData(entry))) {
        entry = tar.getNextEntry();
      }
      return entry;
    } catch (IOException | RuntimeException e) {
      throw explained(e);
    }
  }

  private static PartlyReadException explained(Exception e) {
    return e instanceof PartlyReadException partly
        ? partly
        : new PartlyReadException(SourceProblem.CORRUPT, e);
  }

  /// The bytes of the entry that the archive stands at.
  private static final class EntryInput extends FilterInputStream {
    EntryInput(TarArchiveInputStream tar) {
      super(tar);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (IOException | RuntimeException e) {
        throw explained(e);
      }
    }
  }
}
