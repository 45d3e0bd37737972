package org.handshakedoctor.core.tls;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;

/// One way in which a reason is written.
///
/// @param text as it stands in the log
/// @param writers the libraries that write it so, as exactly as can be said: `OpenSSL 3.2 – 3.6`,
///   `LibreSSL`; OpenSSL first
public record Spelling(String text, List<String> writers) {
  private static final String ALL_OF_A_FAMILY = "";

  public Spelling {
    writers = List.copyOf(writers);
  }

  boolean isOpenSsl() {
    return writers.getFirst().startsWith("OpenSSL");
  }

  /// Who writes one text. Mutable.
  static final class Writers {
    private @Nullable Releases releases;
    private boolean libreSsl;
    private boolean boringSsl;
    private boolean awsLc;

    /// @param which of the family, see [CodeTable.Named]
    void add(Family family, String which) {
      switch (family) {
        case OPENSSL_1 -> addReleases(Releases.parse(which, Releases.OF_1));
        case OPENSSL_3 -> addReleases(Releases.parse(which, Releases.OF_3));
        case LIBRESSL -> libreSsl = true;
        case BORINGSSL -> {
          boringSsl |= which.equals(ALL_OF_A_FAMILY) || which.equals("boringssl");
          awsLc |= which.equals(ALL_OF_A_FAMILY) || which.equals("aws-lc");
        }
      }
    }

    private void addReleases(Releases more) {
      releases = releases == null ? more : releases.span(more);
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      if (releases != null) {
        names.add(releases.toString());
      }
      if (libreSsl) {
        names.add(Family.LIBRESSL.toString());
      }
      if (boringSsl) {
        names.add("BoringSSL");
      }
      if (awsLc) {
        names.add("AWS-LC");
      }
      return names;
    }
  }
}
