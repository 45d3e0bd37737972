package org.handshakedoctor.core.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// Certificates of all kinds, made by the JDK's own keytool, and servers that show them.
final class Keys {
  private static final String PASSWORD = "changeit";

  private final Path store;

  Keys(Path folder) {
    this.store = folder.resolve("keys.p12");
  }

  /// Makes a key with a certificate that it signed itself.
  Keys pair(String alias, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-keyalg", "EC"));
    words.addAll(List.of(more));
    keytool(words);
    return this;
  }

  /// Lets one key sign the certificate of another.
  Keys signed(String alias, String by, String... more) throws IOException {
    Path request = store.resolveSibling(alias + ".csr");
    Path certificate = store.resolveSibling(alias + ".crt");
    keytool(List.of("-certreq", "-alias", alias, "-file", request.toString()));
    List<String> words = new ArrayList<>(List.of("-gencert", "-alias", by, "-rfc"));
    words.addAll(List.of("-infile", request.toString(), "-outfile", certificate.toString()));
    words.addAll(List.of(more));
    keytool(words);
    try (InputStream in = Files.newInputStream(certificate)) {
      KeyStore keys = load();
      Certificate made = CertificateFactory.getInstance("X.509").generateCertificate(in);
      keys.setKeyEntry(
          alias,
          keys.getKey(alias, PASSWORD.toCharArray()),
          PASSWORD.toCharArray(),
          new Certificate[] {made});
      try (var out = Files.newOutputStream(store)) {
        keys.store(out, PASSWORD.toCharArray());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return this;
  }

  /// A server on this computer that sends the certificate alone, and makes one handshake after the
  /// other until it is closed.
  SSLServerSocket serve(String alias, String... protocols) throws IOException {
    try {
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      KeyStore all = load();
      char[] password = PASSWORD.toCharArray();
      // The store would add the authority, which a server that forgot it does not send.
      Certificate[] alone = {all.getCertificate(alias)};
      one.setKeyEntry(alias, all.getKey(alias, password), password, alone);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(one, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      SSLServerSocket server =
          (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
      server.setEnabledProtocols(protocols);
      Thread.ofVirtual().start(() -> acceptAll(server));
      return server;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void acceptAll(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        socket.getInputStream().read();
      } catch (IOException e) {
        // The visitor was refused, or the test is over.
      }
    }
  }

  private KeyStore load() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private void keytool(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(words);
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
