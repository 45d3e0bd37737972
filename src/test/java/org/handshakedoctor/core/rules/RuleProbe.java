package org.handshakedoctor.core.rules;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A server and its visitors in one process, on addresses of the loopback device: says whom a rule
/// stops.
///
/// Started by [RuleEffectTest] in a private network as `RuleProbe COMMAND VISITOR...`. It opens a
/// connection from each visitor to port 443 and port 22, runs the command that puts the rule in
/// place, and prints for each of them whether that connection goes on, and whether a new one and a
/// datagram get through.
public final class RuleProbe {
  private static final int[] PORTS = {22, 443};
  private static final int TIMEOUT_MILLIS = 1_000;

  private RuleProbe() {}

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int port : PORTS) {
        ServerSocket server = new ServerSocket(port);
        inBackground(() -> echoConnections(server));
        DatagramSocket datagrams = new DatagramSocket(port);
        inBackground(() -> echoDatagrams(datagrams));
      }
      List<Visit> visits = new ArrayList<>();
      for (String visitor : Arrays.asList(args).subList(1, args.length)) {
        for (int port : PORTS) {
          visits.add(new Visit(visitor, port, connect(visitor, port)));
        }
      }
      int applied = new ProcessBuilder("sh", "-c", args[0]).inheritIO().start().waitFor();
      List<Future<String>> results =
          visits.stream().map(visit -> threads.submit(visit::describe)).toList();
      for (Future<String> result : results) {
        IO.println(result.get());
      }
      System.exit(applied);
    }
  }

  private record Visit(String visitor, int port, Socket open) {

    String describe() {
      boolean goesOn = succeeds(() -> echo(open));
      boolean connects =
          succeeds(
              () -> {
                try (Socket socket = connect(visitor, port)) {
                  echo(socket);
                }
              });
      boolean datagrams = succeeds(() -> echoDatagram(visitor, port));
      return visitor
          + " port "
          + port
          + ": open connection "
          + (goesOn ? "goes on" : "ends")
          + ", new one "
          + (connects ? "passes" : "is dropped")
          + ", datagram "
          + (datagrams ? "passes" : "is dropped");
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static boolean succeeds(Attempt attempt) {
    try {
      attempt.run();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// The server listens on all addresses, so each visitor can visit its own.
  private static Socket connect(String visitor, int port) throws IOException {
    InetAddress address = InetAddress.getByName(visitor);
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(address, 0));
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
    return socket;
  }

  private static void echo(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    if (socket.getInputStream().read() != 'x') {
      throw new IOException("no echo");
    }
  }

  private static void echoDatagram(String visitor, int port) throws IOException {
    InetAddress address = InetAddress.getByName(visitor);
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress(address, port)));
      socket.receive(new DatagramPacket(new byte[1], 1));
    }
  }

  private static void echoConnections(ServerSocket server) throws IOException {
    while (true) {
      Socket socket = server.accept();
      inBackground(() -> socket.getInputStream().transferTo(socket.getOutputStream()));
    }
  }

  private static void echoDatagrams(DatagramSocket socket) throws IOException {
    while (true) {
      DatagramPacket packet = new DatagramPacket(new byte[1], 1);
      socket.receive(packet);
      socket.send(packet);
    }
  }

  /// A failure there shows as a visit that does not pass.
  private static void inBackground(Attempt attempt) {
    Thread.ofVirtual().start(() -> succeeds(attempt));
  }
}
