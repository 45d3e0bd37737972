package org.handshakedoctor.core.networks.mmdb;

import com.maxmind.db.CHMCache;
import com.maxmind.db.ClosedDatabaseException;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.mmdb.LocationException.Reason;

/// The databases that the user has chosen, as one. Thread-safe; a closed one knows nothing.
public final class LocationDatabase implements AutoCloseable {
  /// No database at all.
  public static final LocationDatabase NONE = new LocationDatabase(List.of());

  /// Part of the memory that one file may take.
  private static final int MEMORY_PARTS = 4;

  /// So many records are looked at for something useful: some say nothing but that they exist.
  private static final int RECORDS_TRIED = 1_000;

  private final List<Part> parts;

  private LocationDatabase(List<Part> parts) {
    this.parts = parts;
  }

  /// Reads all of these files, or none.
  ///
  /// @param files the first one that knows something wins
  public static LocationDatabase open(List<Path> files) throws LocationException {
    List<Part> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(part(file));
    }
    return new LocationDatabase(List.copyOf(parts));
  }

  /// Reads those of these files that can be read.
  ///
  /// @param trouble is told why another one cannot
  public static LocationDatabase openWhatCanBe(
      List<Path> files, Consumer<LocationException> trouble) {
    List<Part> parts = new ArrayList<>();
    for (Path file : files) {
      try {
        parts.add(part(file));
      } catch (LocationException e) {
        trouble.accept(e);
      }
    }
    return new LocationDatabase(List.copyOf(parts));
  }

  /// What the databases know of this address; all unknown if nothing.
  public Location find(IpAddress address) {
    Location found = Location.UNKNOWN;
    for (Part part : parts) {
      found = found.or(part.find(address));
    }
    return found;
  }

  public List<Source> sources() {
    return parts.stream().map(Part::source).toList();
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /// Whether any of the databases knows countries.
  public boolean hasCountries() {
    return parts.stream().anyMatch(part -> part.source().countries());
  }

  @Override
  public void close() {
    for (Part part : parts) {
      try {
        part.reader().close();
      } catch (IOException _) {
        // It only lets go of memory.
      }
    }
  }

  /// Where the knowledge comes from.
  ///
  /// @param type what the database calls itself, safe to show
  /// @param built the day it was made
  /// @param countries whether it knows countries
  /// @param networks whether it knows who runs a network
  public record Source(
      Path file, String type, LocalDate built, boolean countries, boolean networks) {}

  private static Part part(Path file) throws LocationException {
    if (!Files.exists(file)) {
      throw new LocationException(Reason.MISSING, file, null);
    }
    if (!Files.isRegularFile(file)) {
      throw new LocationException(Reason.UNREADABLE, file, null);
    }
    try (var _ = Files.newInputStream(file)) {
      if (Files.size(file) > Runtime.getRuntime().maxMemory() / MEMORY_PARTS) {
        throw new LocationException(Reason.TOO_LARGE, file, null);
      }
    } catch (IOException e) {
      throw new LocationException(Reason.UNREADABLE, file, e);
    }
    try {
      Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY, new CHMCache());
      return new Part(reader, source(file, reader));
      // A damaged file leads the library anywhere.
    } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
      throw new LocationException(Reason.NO_DATABASE, file, e);
    }
  }

  private static Source source(Path file, Reader reader)
      throws IOException, InvalidNetworkException, LocationException {
    boolean countries = false;
    boolean networks = false;
    Networks<?> all = reader.networks(Map.class);
    for (int i = 0; i < RECORDS_TRIED && !(countries && networks) && all.hasNext(); i++) {
      DatabaseRecord<?> one = all.next();
      if (one.data() instanceof Map<?, ?> fields) {
        Location location = LocationRecord.read(fields);
        countries |= location.country() != null;
        networks |= location.network() != null;
      }
    }
    if (!countries && !networks) {
      throw new LocationException(Reason.NOTHING_USEFUL, file, null);
    }
    LocalDate built = reader.getMetadata().buildTime().atOffset(ZoneOffset.UTC).toLocalDate();
    String type = VisibleText.of(reader.getMetadata().databaseType());
    return new Source(file, type, built, countries, networks);
  }

  private record Part(Reader reader, Source source) {
    Location find(IpAddress address) {
      if (!address.isIpv4() && reader.getMetadata().ipVersion() == 4) {
        return Location.UNKNOWN;
      }
      try {
        Map<?, ?> fields = reader.get(inet(address), Map.class);
        return fields == null ? Location.UNKNOWN : LocationRecord.read(fields);
      } catch (ClosedDatabaseException _) {
        // The user has just chosen another one.
        return Location.UNKNOWN;
      } catch (IOException | RuntimeException | StackOverflowError _) {
        // Damaged at this very place: an address nobody knows.
        return Location.UNKNOWN;
      }
    }

    private static InetAddress inet(IpAddress address) throws IOException {
      byte[] bytes = new byte[address.bits() / Byte.SIZE];
      for (int i = 0; i < bytes.length; i++) {
        int shift = (bytes.length - 1 - i) * Byte.SIZE;
        bytes[i] =
            (byte)
                (shift < Long.SIZE
                    ? address.low() >>> shift
                    : address.high() >>> (shift - Long.SIZE));
      }
      return InetAddress.getByAddress(bytes);
    }
  }
}
