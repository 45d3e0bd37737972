package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// A server of another making than the client, in this process, on a port that was free.
final class EmbeddedServer implements AutoCloseable {
  final SshServer server = SshServer.setUpDefaultServer();

  EmbeddedServer(KeyPair hostKey) {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    CoreModuleProperties.TCP_NODELAY.set(server, true);
  }

  static EmbeddedServer withPassword(String user, String password) {
    EmbeddedServer guarded = new EmbeddedServer(key("EC", 256));
    guarded.server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    guarded.server.setPasswordAuthenticator(
        (name, given, _) -> name.equals(user) && given.equals(password));
    return guarded;
  }

  EmbeddedServer files(Path folder) {
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    return this;
  }

  EmbeddedServer port(int port) {
    server.setPort(port);
    return this;
  }

  EmbeddedServer start() throws IOException {
    server.start();
    return this;
  }

  int port() {
    return server.getPort();
  }

  static KeyPair key(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
