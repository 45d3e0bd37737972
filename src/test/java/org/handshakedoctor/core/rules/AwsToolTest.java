package org.handshakedoctor.core.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The scripts for AWS, run with the aws command itself. The service that it talks to is played
/// here: it keeps the IP sets and the entries of the network ACL, and forgets nothing.
@EnabledIf(value = "awsWorks", disabledReason = "NOT RUN: needs the aws command")
class AwsToolTest {
  private static final Pattern NAME = Pattern.compile("\"Name\": ?\"([a-z0-9-]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"LockToken\": ?\"([^\"]+)\"");
  private static final Pattern ADDRESSES =
      Pattern.compile("\"Addresses\": ?(\\[[^\\]]*\\])", Pattern.DOTALL);

  /// The owner's rule, which lets everybody in, and one that denies.
  private static final Map<Integer, String> OWN =
      Map.of(7, "deny 6 192.0.2.0/24 22", 100, "allow -1 0.0.0.0/0 443");

  private final Map<String, String> sets = new TreeMap<>();
  private final Map<Integer, String> entries = new TreeMap<>(OWN);
  private int changes;
  private final HttpServer service;

  @TempDir private Path folder;

  static boolean awsWorks() throws InterruptedException {
    try {
      return new ProcessBuilder("aws", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  AwsToolTest() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
  }

  @BeforeEach
  void start() {
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void theIpSetsHoldTheNetworksAlsoAfterASecondRun() throws Exception {
    RuleWriter waf = new AwsWafWriter();
    String said = run(waf.apply(RuleSample.MIXED.list()));
    Map<String, String> once = Map.copyOf(sets);

    assertThat(once)
        .containsEntry(
            "handshake-doctor4", "[\"198.51.100.4/31\",\"203.0.113.10/32\",\"203.0.113.64/26\"]")
        .containsEntry("handshake-doctor6", "[\"2001:db8:bad:1::/64\",\"2001:db8:bad:40::/58\"]");
    assertThat(said).contains("\"ARN\": \"arn:handshake-doctor4\"");
    run(waf.apply(RuleSample.MIXED.list()));
    assertThat(sets).isEqualTo(once);
  }

  @Test
  void anotherListTakesThePlaceOfTheFirstAndUndoEmptiesTheSets() throws Exception {
    RuleWriter waf = new AwsWafWriter();
    sets.put("own", "[\"192.0.2.0/24\"]");

    run(waf.apply(RuleSample.MIXED.list()));
    run(waf.apply(RuleSample.ONLY_IPV4.list()));
    assertThat(sets)
        .containsEntry("handshake-doctor4", "[\"203.0.113.10/32\"]")
        .containsEntry("handshake-doctor6", "[]");
    run(waf.undo());
    assertThat(sets)
        .containsEntry("handshake-doctor4", "[]")
        .containsEntry("handshake-doctor6", "[]")
        .containsEntry("own", "[\"192.0.2.0/24\"]");
  }

  @Test
  void theNetworkAclDeniesBeforeItAllowsAlsoAfterASecondRun() throws Exception {
    RuleWriter acl = new AwsNaclWriter();
    run(acl.apply(RuleSample.MIXED.list()));
    Map<Integer, String> once = new TreeMap<>(entries);

    assertThat(once)
        .containsEntry(41, "deny 6 198.51.100.4/31 443")
        .containsEntry(42, "deny 17 198.51.100.4/31 443")
        .containsEntry(44, "deny 17 203.0.113.10/32 443")
        .containsEntry(61, "deny 6 2001:db8:bad:40::/58 443")
        .containsEntry(7, "deny 6 192.0.2.0/24 22")
        .hasSize(12);
    run(acl.apply(RuleSample.MIXED.list()));
    assertThat(entries).isEqualTo(once);
    run(acl.apply(RuleSample.ONLY_IPV4.list()));
    assertThat(entries).hasSize(4).doesNotContainKey(61);
    run(acl.undo());
    assertThat(entries).isEqualTo(OWN);
  }

  @Test
  void anEmptyListIsTheUndo() throws Exception {
    run(new AwsNaclWriter().apply(RuleSample.MIXED.list()));
    run(new AwsNaclWriter().apply(RuleSample.EMPTY.list()));

    assertThat(entries).isEqualTo(OWN);
  }

  @Test
  void nothingHappensBeforeTheLastLineHasArrived() throws Exception {
    for (RuleWriter writer : new RuleWriter[] {new AwsWafWriter(), new AwsNaclWriter()}) {
      String text = writer.apply(RuleSample.MIXED.list());
      Files.writeString(
          folder.resolve("cut"), text.substring(0, text.lastIndexOf('\n', text.length() - 2)));
      run("sh cut || :\n");
    }

    assertThat(changes).isZero();
  }

  /// With the aws command, which is told where the played service is.
  private String run(String text) throws Exception {
    Path script = Files.writeString(folder.resolve("script"), text);
    String endpoint = "http://127.0.0.1:" + service.getAddress().getPort();
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                "-euc",
                "aws() { command aws --endpoint-url '%s' \"$@\"; }\n. ./script".formatted(endpoint))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(),
                "SCOPE", "REGIONAL",
                "NACL", "acl-0123456789abcdef0",
                "AWS_DEFAULT_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "none",
                "AWS_SECRET_ACCESS_KEY", "none",
                "AWS_MAX_ATTEMPTS", "1",
                "AWS_PAGER", ""));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(script + "\n" + output).isZero();
    return output;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String reply =
        target == null ? acl(request) : sets(target.substring(target.indexOf('.') + 1), request);
    byte[] bytes = reply.getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.contains("__type") ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String sets(String action, String request) {
    return switch (action) {
      case "ListIPSets" ->
          sets.keySet().stream()
              .map(
                  name ->
                      """
                      {"Name":"%1$s","Id":"id-%1$s","ARN":"arn:%1$s","LockToken":"t"}\
                      """
                          .formatted(name))
              .collect(Collectors.joining(",", "{\"IPSets\":[", "]}"));
      case "GetIPSet" ->
          "{\"LockToken\":\"token%s\",\"IPSet\":{\"Name\":\"x\",\"Addresses\":%s}}"
              .formatted(changes, sets.get(group(NAME, request)));
      case "CreateIPSet" -> {
        assertThat(sets).doesNotContainKey(group(NAME, request));
        yield put(request);
      }
      case "UpdateIPSet" ->
          group(TOKEN, request).equals("token" + changes)
              ? put(request)
              : "{\"__type\":\"WAFOptimisticLockException\"}";
      default -> "{\"__type\":\"" + action + "\"}";
    };
  }

  private String put(String request) {
    changes++;
    sets.put(group(NAME, request), group(ADDRESSES, request).replaceAll("\\s", ""));
    return "{}";
  }

  private String acl(String request) {
    Map<String, String> form =
        Stream.of(request.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    int number = Integer.parseInt(form.getOrDefault("RuleNumber", "0"));
    switch (Objects.requireNonNull(form.get("Action"))) {
      case "CreateNetworkAclEntry" -> {
        changes++;
        String network = form.getOrDefault("CidrBlock", form.get("Ipv6CidrBlock"));
        String entry =
            String.join(
                " ",
                form.get("RuleAction"),
                form.get("Protocol"),
                network,
                form.get("PortRange.From"));
        assertThat(entries.putIfAbsent(number, entry)).isNull();
        assertThat(form).containsEntry("Egress", "false");
      }
      case "DeleteNetworkAclEntry" -> {
        changes++;
        entries.remove(number);
      }
      default -> {
        return describe();
      }
    }
    return "<R xmlns='http://ec2.amazonaws.com/doc/2016-11-15/'><return>true</return></R>";
  }

  private String describe() {
    return entries.entrySet().stream()
        .map(
            entry ->
                """
                <item><ruleNumber>%s</ruleNumber><ruleAction>%s</ruleAction><egress>false</egress></item>
                """
                    .formatted(
                        entry.getKey(),
                        entry.getValue().substring(0, entry.getValue().indexOf(' '))))
        .collect(
            Collectors.joining(
                "",
                "<R xmlns='http://ec2.amazonaws.com/doc/2016-11-15/'><networkAclSet><item><entrySet>",
                "</entrySet></item></networkAclSet></R>"));
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
