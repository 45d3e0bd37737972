package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The texts for firewalls that are put in place by commands, run by a shell with the tools
/// themselves.
class FirewallToolTest {

  /// @param works a command that succeeds where the tool can be used
  /// @param own the rules of the machine's owner
  /// @param apply puts the rules in the file `$1` in place
  /// @param show prints what is in place
  record Firewall(RuleWriter writer, String works, String own, String apply, String show) {

    /// What the head of the text tells to do first.
    String dryRun(String file) {
      return apply.equals("sh $1")
          ? "sh " + file + " check\n"
          : "cp "
              + file
              + " "
              + writer.fileName()
              + "\n"
              + writer
                  .check()
                  .lines()
                  .filter(line -> line.contains("--test"))
                  .collect(Collectors.joining(" && "))
              + "\n";
    }

    @Override
    public String toString() {
      return writer.id();
    }
  }

  private static final String IPTABLES_WORKS = "iptables -S && ip6tables -S";

  private static final String OWN_RULES =
      """
      for own in iptables ip6tables; do
        $own -N OWN
        $own -N DOCKER-USER
        $own -A INPUT -p tcp --dport 443 -j ACCEPT
        $own -A FORWARD -j DOCKER-USER
        $own -A DOCKER-USER -j OWN
      done
      """;

  private static final String SHOW = "iptables -S\nip6tables -S\n";

  /// As the head of the text tells it.
  static final String RESTORE =
      "cp $1 handshake-doctor.rules\n"
          + IptablesRestoreWriter.load()
              .lines()
              .skip(1)
              .filter(line -> !line.startsWith("Never"))
              .collect(Collectors.joining("\n"));

  static final String FIREWALLD_WORKS =
      "firewall-offline-cmd --version && dbus-daemon --version && nft list ruleset";

  /// With rules of the owner that name one of our networks, and with our priority's neighbour.
  static final String FIREWALLD =
      """
      rm -rf firewalld
      cp -r /etc/firewalld firewalld
      mount --bind firewalld /etc/firewalld
      mount -t tmpfs none /var/log
      mkdir /run/dbus
      dbus-daemon --system --fork --nopidfile
      firewalld --nofork --nopid >daemon 2>&1 &
      tries=0
      until firewall-cmd --state; do
        tries=$((tries + 1))
        [ $tries -lt 100 ]
        sleep 0.1
      done
      own='rule family=ipv4 source address=203.0.113.10 port port=25 protocol=tcp drop'
      firewall-cmd --zone=public "--add-rich-rule=$own"
      firewall-cmd --permanent --zone=public "--add-rich-rule=$own"
      firewall-cmd --zone=work --change-interface=lo
      firewall-cmd --zone=work '--add-rich-rule=rule priority=-3244 port port=443 protocol=tcp accept'
      """;

  static final String FAIL2BAN_WORKS =
      "fail2ban-client --version && ls /etc/fail2ban/action.d/iptables.conf && " + IPTABLES_WORKS;

  /// With a jail of the owner and a prisoner in it, and a log to watch.
  static final String FAIL2BAN =
      """
      rm -rf fail2ban lib
      cp -r /etc/fail2ban fail2ban
      rm -f fail2ban/jail.d/*
      mkdir lib
      mount --bind fail2ban /etc/fail2ban
      mount --bind lib /var/lib/fail2ban
      mount -t tmpfs none /var/log
      mkdir -p /run/fail2ban /var/log/nginx
      true > /var/log/nginx/error.log
      cat > fail2ban/jail.d/own.local <<'OWN'
      [own]
      enabled = true
      filter =
      backend = polling
      action = iptables-multiport[name=own, port=25]
      OWN
      fail2ban-server -b
      tries=0
      until fail2ban-client ping; do
        tries=$((tries + 1))
        [ $tries -lt 100 ]
        sleep 0.1
      done
      fail2ban-client set own banip 203.0.113.10
      """;

  /// Without its central service. The owner has blocked an address and a network of ours himself.
  private static final String CROWDSEC =
      """
      rm -rf crowdsec lib
      cp -r /etc/crowdsec crowdsec
      cp -r /var/lib/crowdsec lib
      sed -i '/online_client/,/credentials_path/d' crowdsec/config.yaml
      mount --bind crowdsec /etc/crowdsec
      mount --bind lib /var/lib/crowdsec
      mount -t tmpfs none /var/log
      ip link set lo up
      crowdsec -no-cs >daemon 2>&1 &
      tries=0
      until cscli lapi status; do
        tries=$((tries + 1))
        [ $tries -lt 100 ]
        sleep 0.1
      done
      cscli decisions add --ip 203.0.113.10 --duration 4h --reason own
      cscli decisions add --range 203.0.113.0/24 --duration 4h --reason own
      """;

  /// fail2ban calls iptables in its own time.
  private static final String SHOW_BANS =
      "sleep 1\nls /etc/fail2ban/*.d | grep -e own -e handshake || :\n" + SHOW;

  private static final List<Firewall> FIREWALLS =
      List.of(
          new Firewall(
              new NftablesWriter(),
              "nft list ruleset",
              "nft add table inet own\nnft add set inet own keep '{ type ipv4_addr; }'\n",
              "sh $1",
              NftablesToolTest.SHOW),
          new Firewall(new IptablesWriter(), IPTABLES_WORKS, OWN_RULES, "sh $1", SHOW),
          new Firewall(new DockerWriter(), IPTABLES_WORKS, OWN_RULES, "sh $1", SHOW),
          new Firewall(new IptablesRestoreWriter(), IPTABLES_WORKS, OWN_RULES, RESTORE, SHOW),
          new Firewall(
              new IpsetWriter(),
              "ipset list && " + IPTABLES_WORKS,
              OWN_RULES,
              "sh $1",
              SHOW + "ipset list -o save | sed 's/ hashsize.*//; s/ timeout [0-9]*$//' | sort\n"),
          new Firewall(
              new UfwWriter(),
              "ufw version",
              """
              rm -rf ufw
              cp -r /etc/ufw ufw
              mount --bind ufw /etc/ufw
              ufw allow 443
              ufw deny from 203.0.113.10 to any port 25
              """,
              "sh $1",
              "ufw show added\n"),
          new Firewall(
              new FirewalldWriter(),
              FIREWALLD_WORKS,
              FIREWALLD,
              "sh $1",
              """
              for kept in '' --permanent; do
                firewall-cmd $kept --list-all-zones |
                  awk '/^[^ ]/ { zone = $1 } { print "'"$kept"'", zone, $0 }' | sort
              done
              """),
          new Firewall(new Fail2banWriter(), FAIL2BAN_WORKS, FAIL2BAN, "sh $1", SHOW_BANS),
          new Firewall(new Fail2banJailWriter(), FAIL2BAN_WORKS, FAIL2BAN, "sh $1", SHOW_BANS),
          new Firewall(
              new CrowdSecWriter(),
              "crowdsec -version && ls /etc/crowdsec/local_api_credentials.yaml",
              CROWDSEC,
              "sh $1",
              "cscli decisions list -a -l 0 -o raw | cut -d , -f 2-5 | sort\n"));

  static final List<Firewall> SCRIPTS =
      FIREWALLS.stream().filter(firewall -> firewall.apply().equals("sh $1")).toList();

  /// These take seconds for what others do at once.
  private static final Set<Class<?>> SLOW =
      Set.of(FirewalldWriter.class, Fail2banWriter.class, Fail2banJailWriter.class);

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void theDryRunChangesNothing(Firewall firewall) throws Exception {
    after(firewall, show("before") + firewall.dryRun("mixed") + show("after"));

    assertThat(shown("after")).isEqualTo(shown("before"));
  }

  /// So it is not only silent.
  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void theDryRunFindsWhatTheProductWouldNotTake(Firewall firewall) throws Exception {
    String wrong = "sed -i 's/203.0.113.10/203.0.113.999/' mixed\n";

    after(
        firewall,
        wrong + "if (\n" + firewall.dryRun("mixed") + ") >said 2>&1; then cat said; exit 1; fi\n");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void aSecondRunChangesNothing(Firewall firewall) throws Exception {
    after(firewall, apply("forever") + show("once") + apply("forever") + show("twice"));

    assertThat(shown("twice"))
        .isEqualTo(shown("once"))
        .contains("203.0.113.10", "2001:db8:bad:1::/64");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void aNewListReplacesTheEarlierOne(Firewall firewall) throws Exception {
    assertThat(after(firewall, apply("mixed") + apply("only-ipv4")))
        .isEqualTo(after(firewall, apply("only-ipv4")))
        .doesNotContain("2001:");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void undoRemovesAllOfItAndNothingElse(Firewall firewall) throws Exception {
    String undo = firewall.writer().undo();

    after(
        firewall,
        show("before")
            + apply("mixed")
            + apply("mixed")
            + show("applied")
            + undo
            + undo
            + show("after"));

    assertThat(shown("applied")).isNotEqualTo(shown("before"));
    assertThat(shown("after")).isEqualTo(shown("before"));
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void anEmptyListBlocksNothing(Firewall firewall) throws Exception {
    assertThat(after(firewall, apply("mixed") + apply("empty"))).doesNotContain("203.0.113.64");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void theCheckRuns(Firewall firewall) throws Exception {
    String saved = "cp mixed " + firewall.writer().fileName() + "\n";

    assertThat(after(firewall, saved + apply("mixed") + firewall.writer().check())).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void nothingHappensBeforeTheLastLineHasArrived(Firewall firewall) throws Exception {
    String cut =
        """
        for n in $(seq 1 $(($(wc -l < only-ipv6) - 1))); do
          head -n $n only-ipv6 > cut
          apply cut >/dev/null 2>&1 || :
        done
        """;

    after(firewall, show("before") + cut + show("after"));

    assertThat(shown("after").replaceAll(".*HANDSHAKE_RESTORE(_BLOCKED)?\n", ""))
        .isEqualTo(shown("before"));
  }

  /// Line by line, as a terminal without bracketed paste hands it on.
  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void aPasteIntoAnInteractiveShellTakesEffectWithItsLastLine(Firewall firewall) throws Exception {
    String paste =
        "paste() { timeout 30 script -qc 'bash --norc -i' /dev/null >>typed 2>&1 || :; }\n";

    after(
        firewall,
        paste
            + show("before")
            + "{ sed '$d' mixed; printf '\\003\\nexit\\n'; } | paste\n"
            + show("cut")
            + "{ cat mixed; echo exit; } | paste\n"
            + show("pasted")
            + firewall.writer().undo()
            + apply("mixed")
            + show("run"));

    assertThat(shown("cut")).isEqualTo(shown("before"));
    assertThat(shown("pasted")).isEqualTo(shown("run")).isNotEqualTo(shown("before"));
  }

  /// The clock is turned to seconds, and the second time nobody says that all works.
  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void aScriptTakesItselfBackUnlessSomebodySaysThatAllWorks(Firewall firewall) throws Exception {
    int clock = SLOW.contains(firewall.writer().getClass()) ? 8 : 3;
    after(
        firewall,
        early("only-ipv6", clock)
            + show("before")
            + apply("only-ipv6")
            + show("applied")
            + "touch /run/handshake-doctor.keep\nsleep "
            + clock
            + ".5\n"
            + show("kept")
            + apply("only-ipv6")
            + "for n in $(seq 60); do show | cmp -s - shown.before && break; sleep 0.3; done\n"
            + show("expired"));

    assertThat(shown("kept")).isEqualTo(shown("applied")).contains("2001:db8:bad:1::/64");
    assertThat(shown("expired")).isEqualTo(shown("before"));
  }

  @Test
  void theClockOfAnEarlierRunLeavesALaterOneAlone() throws Exception {
    after(
        SCRIPTS.getFirst(),
        early("only-ipv6", 2)
            + apply("only-ipv6")
            + apply("forever")
            + show("later")
            + "sleep 2.5\n"
            + show("after"));

    assertThat(shown("after")).isEqualTo(shown("later")).contains("8443");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void tenThousandAddressesLoad(Firewall firewall) throws Exception {
    assumeFalse(firewall.writer() instanceof UfwWriter, "NOT RUN: ufw takes an hour for it");
    BlockList huge = RuleSample.large(10_000);
    assumeTrue(firewall.writer().takes(huge), "NOT RUN: more than it bears, and refused");
    Files.writeString(folder.resolve("huge"), firewall.writer().apply(huge));

    assertThat(after(firewall, apply("huge")).split("45\\.0\\.", -1)).hasSize(10_001);
  }

  private static String early(String sample, int seconds) {
    return "sed -i 's/^sleep 300$/sleep %d/' %s\n".formatted(seconds, sample);
  }

  private static String show(String name) {
    return "show > shown." + name + "\n";
  }

  private String shown(String name) throws Exception {
    return Files.readString(folder.resolve("shown." + name));
  }

  private static String apply(String sample) {
    return "apply " + sample + " >saying 2>&1\n";
  }

  private String after(Firewall firewall, String commands) throws Exception {
    assumeTrue(
        PrivateNetwork.canRun(firewall.works()), "NOT RUN: needs root, unshare and " + firewall);
    PrivateNetwork network = PrivateNetwork.withRulesOf(firewall.writer(), folder);
    return network.run(
        "trap '[ $? = 0 ] || cat said saying' EXIT\n{\n"
            + firewall.own()
            + "} >said 2>&1\napply() {\n"
            + firewall.apply()
            + "\n}\nshow() {\n"
            + firewall.show()
            + "}\n{\n:\n"
            + commands
            + "} >said 2>&1\nshow\n");
  }
}
