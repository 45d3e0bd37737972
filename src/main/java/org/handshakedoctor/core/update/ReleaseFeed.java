package org.handshakedoctor.core.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

/// Where the number of the newest release stands, and where it can be downloaded.
///
/// @param latest a text file with the number; `https`, or `http` on this very computer
/// @param page for the user's browser
public record ReleaseFeed(URI latest, URI page) {
  private static final String PROPERTIES = "release.properties";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A version and a line end are much less.
  private static final int MOST_BYTES = 64;

  public ReleaseFeed {
    boolean here = "127.0.0.1".equals(latest.getHost()) || "localhost".equals(latest.getHost());
    if (!"https".equals(latest.getScheme()) && !("http".equals(latest.getScheme()) && here)) {
      throw new IllegalArgumentException("not encrypted: " + latest);
    }
  }

  /// The feed of the program.
  public static ReleaseFeed bundled() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(ReleaseFeed.class.getResourceAsStream(PROPERTIES))) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(PROPERTIES, e);
    }
    return new ReleaseFeed(
        URI.create(properties.getProperty("latest")), URI.create(properties.getProperty("page")));
  }

  /// The number of the newest release. Blocks for at most twice the patience of ten seconds, and
  /// longer only against a server that sends byte by byte.
  ///
  /// @throws IOException if there is no answer, or one that is no version
  public Version newest() throws IOException {
    URLConnection opened = latest.toURL().openConnection();
    opened.setConnectTimeout((int) PATIENCE.toMillis());
    opened.setReadTimeout((int) PATIENCE.toMillis());
    opened.setUseCaches(false);
    // Not Java's own, which tells its version.
    opened.setRequestProperty("User-Agent", "handshake-doctor");
    opened.setRequestProperty("Accept", "text/plain");
    if (!(opened instanceof HttpURLConnection connection)) {
      throw new IOException("no HTTP: " + latest);
    }
    // Another place was not agreed to.
    connection.setInstanceFollowRedirects(false);
    try {
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("status " + status);
      }
      return version(connection);
    } finally {
      connection.disconnect();
    }
  }

  private static Version version(HttpURLConnection connection) throws IOException {
    byte[] answer;
    try (InputStream in = connection.getInputStream()) {
      answer = in.readNBytes(MOST_BYTES + 1);
    }
    Version version =
        answer.length > MOST_BYTES
            ? null
            : Version.parse(new String(answer, StandardCharsets.US_ASCII));
    if (version == null) {
      throw new IOException("the answer is no version");
    }
    return version;
  }
}
