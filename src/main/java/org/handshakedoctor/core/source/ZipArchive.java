package org.handshakedoctor.core.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// zip, by its central directory.
record ZipArchive(Path path) implements Archive {

  @Override
  public List<Entry> entries() throws IOException {
    try (ZipFile zip = zip()) {
      List<Entry> entries = new ArrayList<>();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (!entry.isDirectory() && !entry.isUnixSymlink()) {
          entries.add(new Entry(entry.getName(), entry.getCompressedSize()));
        }
      }
      return entries;
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    ZipFile zip = zip();
    try {
      ZipArchiveEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new NoSuchFileException(path.toString(), name, null);
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new PartlyReadException(SourceProblem.ENCRYPTED, null);
      }
      if (!zip.canReadEntryData(entry)) {
        throw new PartlyReadException(SourceProblem.COMPRESSED, null);
      }
      return new EntryInput(zip, zip.getInputStream(entry));
    } catch (IOException | RuntimeException e) {
      try (zip) {
        throw e instanceof PartlyReadException || e instanceof NoSuchFileException
            ? (IOException) e
            : new PartlyReadException(SourceProblem.CORRUPT, e);
      }
    }
  }

  private ZipFile zip() throws IOException {
    try {
      return ZipFile.builder().setPath(path).get();
    } catch (IOException | RuntimeException e) {
      // The directory stands at the end of the file: without its end nothing of it can be found.
      throw new PartlyReadException(SourceProblem.CORRUPT, e);
    }
  }

  /// The bytes of one entry. Closes the archive with it.
  private static final class EntryInput extends FilterInputStream {
    private final ZipFile zip;

    EntryInput(ZipFile zip, InputStream in) {
      super(in);
      this.zip = zip;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (IOException | RuntimeException e) {
        throw new PartlyReadException(SourceProblem.CORRUPT, e);
      }
    }

    @Override
    public void close() throws IOException {
      try (zip) {
        super.close();
      }
    }
  }
}
