cask "handshake-doctor" do
  arch arm: "arm64", intel: "x86_64"

  version "@NUMBER@"
  sha256 arm:   "@SHA256_DMG_ARM64@",
         intel: "@SHA256_DMG_X86_64@"

  url "https://handshakedoctor.org/download/#{version}/Handshake%20Doctor-#{version}-#{arch}.dmg"
  name "Handshake Doctor"
  desc "Says what TLS failures in a server's log mean and whose problem they are"
  homepage "https://handshakedoctor.org/"

  livecheck do
    url "https://handshakedoctor.org/latest.txt"
    regex(/^(\d+(?:\.\d+)+)$/)
  end

  depends_on macos: ">= :big_sur"

  app "Handshake Doctor.app"
  binary "#{appdir}/Handshake Doctor.app/Contents/MacOS/handshake-doctor"

  zap trash: "~/Library/Application Support/Handshake Doctor"
end
