#!/usr/bin/env bash
# Vendor the NL Design System CSS, its "voorbeeld" tokens and our fonts into static/vendor/.
#
# The result is committed, so neither `make` nor production needs Node: run this only to change a version.
# Every package is pinned by version and by the sha512 that npm publishes for it; a difference stops the script.
# Needs: npm (only `npm pack`), node, python3. Usage: scripts/vendor_frontend.sh
set -euo pipefail

root="$(cd "$(dirname "$0")/.." && pwd)"
target="$root/static/vendor"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# name  version  sha512  files to take (comma separated, inside the package; CSS in the order in which it is bundled)
packages() {
  cat <<'PINS'
@nl-design-system-unstable/voorbeeld-design-tokens 7.4.1 sha512-GNnapAn2mTIzXRcCvs0JMr4Bf9+ivUJ3zFBJLRT1SYpAYm2xPwptVxIM3k4WLJ0c59E9FfxsEBPJluGuAHUVvg== dist/theme.css
@utrecht/root-css 3.1.0 sha512-Xi96mZewr7ttbtaED/BGK/bNoLyIETVM8tXSNSgA22Xb/gxgtzhkjRlW0Q0sNe11fsqUzI1SJwj43lZDHZWBXg== dist/index.min.css
@utrecht/body-css 3.0.0 sha512-OvKBtolyCBmIGwzLjCi5+Ut0rqzUsyEU07PYtw9lTTOJ22XsluChZ8w7FAICVVHBXC3sWJ1DdRo2hUngGZFyFQ== dist/index.min.css
@nl-design-system-candidate/button-css 1.1.0 sha512-w0JLQyiPL9UrfRwzu3Mq2EWbYvAJbolepeFH4ggyBFXoYm9RMWX6vWb/8Oj999GzAF6N77LlES5jUnaR3BJ7Yw== dist/button.css
@nl-design-system-candidate/data-badge-css 1.0.5 sha512-CDcXpGQDonWIw9omDL5O/rn1IaS0y8s4WprVDCZRwYKOgpIE6N3T4MwiuESzijldhT4lnYIxK1q3jdp2G8enFQ== dist/data-badge.css
@nl-design-system-candidate/heading-css 1.1.3 sha512-s4ERGrHcsBkZlCc+qz8+XDB5rCpxvkxwxI2bg4OB2GDS0DU5LzjNMWhsV1I8IPOboTvWMabvrsscxVuj5Bijuw== dist/html/heading.css,dist/heading.css
@nl-design-system-candidate/link-css 2.0.3 sha512-NpRIm9YDCK1bihslc9UD3OvV5hmm91Dc7v2oBIllqlZZyS1THFmPsyi+sJ1Vd7ZDa54GgqjuzUJOzAoQDJOFzQ== dist/html/link.css,dist/link.css
@nl-design-system-candidate/paragraph-css 2.1.3 sha512-f3GHiSpisUZAcn4gSNpSX2C3Mhl7y9dg1TfTe+jGMtHAqau/tztrtE3H27FlwrZeVEtsUtvssRCYUA3UO/GDpQ== dist/html/paragraph.css,dist/paragraph.css
@nl-design-system-candidate/skip-link-css 1.0.5 sha512-0Bq6yDPgz6sCGrd5EuV8CfL9m78he1a914sJPeZ+Cqr4WTqN0m1qf3LPJ2YVpOP0fYgk5GX2UqwTKIDhSLg5GA== dist/skip-link.css
@utrecht/alert-css 3.0.1 sha512-0phAO794XRQcljQz2RcxdnXMvP5JmlRx8SeEq6T0R5oiKTUEWryxzfgfqu1wJ/VGxgKv+JVVGsSYS04HlKirig== dist/index.min.css
@utrecht/breadcrumb-nav-css 2.1.0 sha512-BOYqFSnrR5rVzU1mb4eDb4BbpuE9TSEPN5FTlJJduYDvsJr5DLDaxADmFp1p05di7GWV1qTaPBMxw0gEuMAbaQ== dist/index.min.css
@utrecht/checkbox-css 2.0.1 sha512-0965uYatL/BtMpGxVUAcX5Cmj48LmaQISrn/jsoVpY9idBsuzhgKiN0kldC8pSV66CEp9ADTIbE3JFIwswLYWQ== dist/html/index.min.css,dist/index.min.css
@utrecht/data-list-css 2.0.1 sha512-uxr0P/0VkIhzkOuo3aVgBNiouMB97DNeLztZvOxFeQ8tpcgNOpNaGaVeAi6RfG6jmgJdEc0/RdD3p7Ge5Qt90w== dist/index.min.css
@utrecht/form-field-css 2.0.1 sha512-POiAK/I92tjXHwzBnLCA0BChQWPH0aF0BkF0qB8+Ouc+omkOcvMBmQrz2hgEpEa1W7kenXh/YkL7+/uB9fq0qw== dist/index.min.css
@utrecht/form-field-description-css 2.0.1 sha512-M2hYlmEBykGPHSjm46kMkSsuhXTCZgBglQDcW+pWT1KS1rAapqxTDelxjlh2uU7TXLtXWnoeA5C3Gv1nYxUjkA== dist/index.min.css
@utrecht/form-field-error-message-css 2.0.1 sha512-4Oe5aIgMNkKXHcCZ86z+/ClSbaDxZ4atxdqgFPU1mi1L7P07QK2yatUGvjOlV1h4dwXMyl2zcNkxCn62wPhJvw== dist/index.min.css
@utrecht/form-fieldset-css 2.0.1 sha512-EijyKtu0FK/hGEssXKtV3Q0/Z9eZjChfsAYvtOhUNs5A5bJ0+o7j4jIIO/D9Tj14Phh05hVCXm0YaPq4BJ42KQ== dist/index.min.css
@utrecht/form-label-css 2.0.1 sha512-ghkVY1auCGoKaaFzAIPGetXjJE1H1ZXPYnW39xZfhIQjKiUh4NW0uvLHj9sZC24YHGwuuiJmtKGJwTER0X45EA== dist/index.min.css
@utrecht/ordered-list-css 3.0.1 sha512-FTLzofVJlkl4ypJz2QoWTwepXN+yX3Y3exL+69SpiwjAXSkRYkJ1agd0W6BZVH+JQ60u8+uApOKQpgx2Bh3ImQ== dist/index.min.css
@utrecht/page-footer-css 3.0.1 sha512-PEpyT+yIY7PCvzrjWFMMMmf4kIf5zg0tgnYWY/8f6IoJsVS7WZPU3V5bEzPRWaXXJRXk9b7JD6D2FR55GDn3Kw== dist/index.min.css
@utrecht/page-header-css 2.0.1 sha512-HxONNJxBNwqEY/qDkx3U0wAVvirc/1l04i9L4dPscjf+Le6UWkJb4pfxXVO8b8yIT+wyj2YY0k8aeBUEIJPKjA== dist/index.min.css
@utrecht/pagination-css 2.0.3 sha512-LXXWZXEgiOacCHljs9jm9Nm2MQW7dmNtq5Ck4PENOA62oT/HVCXbiviWeT+dYLsv8Nwv+JCFYWm4CA1UGY7MOw== dist/index.min.css
@utrecht/radio-button-css 2.0.1 sha512-NY+z6f/3ChyrCl5gW1D5SJtsxEqsVbr26VZ7UEwFmPo55eFjn0qON3llklD0hl+2lRA5SMIZwoOARFMXrILSAA== dist/html/index.min.css,dist/index.min.css
@utrecht/select-css 2.0.1 sha512-Cile0O+ks3lve3l8hRvmkreHemHmV/LAwjnbvT7pY4rbpvDe7FwiC4fxC9Jsm+CTruCnmK253W6XV3jQSyjMxg== dist/html/index.min.css,dist/index.min.css
@utrecht/separator-css 2.0.1 sha512-TpD/3w8N14XJD3hRKqpgftLFlmNveheNN9KUjBD3MEJF96i9e7S/4+YIasWicCHxrsQpicc28ERJLlGCRow+UA== dist/index.min.css
@utrecht/table-css 2.0.2 sha512-dwdox/v3ZrEDWe0wf9LOFYzehy9xTCKsA9KVCTEJ2uBW1OBcERuXt42oarDHMTiP9y8slxq+/PvHHFa1+JcRUg== dist/html/index.min.css,dist/index.min.css
@utrecht/textarea-css 3.0.1 sha512-byy2EpNx6g9ORxTZyeGxWclsvzJxbkmi1uqLSCS7286nw3t7PkwiWSKBPBJ568153nKgBD7FgiZrjR0Oe7TDnA== dist/html/index.min.css,dist/index.min.css
@utrecht/textbox-css 3.1.0 sha512-KT2r6v1yTcdQPFZhswo/7+dMPL7x8aulBLeYO9SmrlVkpY47owJcB0KrkmMbF51/VvTLh4kW0qbaQ+vKnjwUsg== dist/html/index.min.css,dist/index.min.css
@utrecht/unordered-list-css 2.0.1 sha512-YZXOOkX9wZ4niq1nkcb+rLse1EcvVjRSyaHP5H2kYbWxXNH1oL41WLzg+sfh/v7swm47TYzXyxCKe7s66DWPbw== dist/index.min.css
@fontsource-variable/bricolage-grotesque 5.3.0 sha512-TLi9Q4hJjS2UvoTMRSS2nHu6c4R56lAw60NR9QYtVRCHn0XtsFpiEhNffZ8Glsoxu6wEEwLKBP8lb94J52PNBA== files/bricolage-grotesque-latin-wght-normal.woff2
@fontsource-variable/figtree 5.3.0 sha512-VRVodD7OiG7apQwE8/2fMjaqpY/a0qRJqL5HtYj8CKIVps+9amaFcdfKmDIf7iqYQx6iPLlArVXAfKeIZmVcNQ== files/figtree-latin-wght-normal.woff2,files/figtree-latin-ext-wght-normal.woff2
PINS
}

# npm pack verifies the tarball against the registry; the pin makes sure that the registry still says the same.
pack() {
  local name="$1" version="$2" pin="$3" out="$4" file sum
  file="$(cd "$work" && npm pack --silent "$name@$version")"
  sum="sha512-$(python3 -c 'import base64,hashlib,sys;print(base64.b64encode(hashlib.sha512(open(sys.argv[1],"rb").read()).digest()).decode())' "$work/$file")"
  if [ "$sum" != "$pin" ]; then
    echo "integrity of $name@$version differs: $sum" >&2
    exit 1
  fi
  mkdir -p "$out"
  tar -xzf "$work/$file" -C "$out" --strip-components=1
}

# One copy of every distinct licence text; prints its file name.
keep_licence() {
  local dir="$1" label="$2" source sum known
  source="$(find "$dir" -maxdepth 1 -iname 'licen[sc]e*' | head -n 1)"
  sum="$(sha256sum "$source" | cut -d' ' -f1)"
  known="$(grep -s "^$sum " "$work/licences" | cut -d' ' -f2 || true)"
  if [ -z "$known" ]; then
    known="$label.txt"
    cp "$source" "$target/licenties/$known"
    echo "$sum $known" >>"$work/licences"
  fi
  echo "$known"
}

rm -rf "$target/nlds" "$target/fonts" "$target/licenties"
mkdir -p "$target/nlds" "$target/fonts" "$target/licenties"
bundle="$work/componenten.css"
{
  echo "# Vendored front-end packages"
  echo
  echo "Written by \`scripts/vendor_frontend.sh\`; do not edit by hand. Licence texts are in \`licenties/\`."
  echo
  echo "| package | version | licence | licence text | integrity |"
  echo "|---|---|---|---|---|"
} >"$target/VERSIES.md"

while read -r name version pin files; do
  label="$(echo "${name#@}" | tr '/' '-')"
  dir="$work/unpacked/$label"
  pack "$name" "$version" "$pin" "$dir"
  licence="$(node -p "require('$dir/package.json').license" | sed 's/^SEE LICENSE.*/EUPL-1.2/')"
  echo "| $name | $version | $licence | $(keep_licence "$dir" "$label") | \`$pin\` |" >>"$target/VERSIES.md"
  for file in ${files//,/ }; do
    case "$file" in
    *.woff2) cp "$dir/$file" "$target/fonts/" ;;
    *theme.css) cp "$dir/$file" "$work/tokens.css" ;;
    */html/*) { echo "/* $name@$version */ @layer html {"; sed 's#/\*\# sourceMappingURL=.*##' "$dir/$file"; echo "}"; } >>"$bundle" ;;
    *) { echo "/* $name@$version */"; cat "$dir/$file"; echo; } >>"$bundle" ;;
    esac
  done
done < <(packages)

# Only the tokens that a bundled component reaches are kept (the full list is 200 KB); the basis and the palette stay
# whole, because our theme builds on them. Everything goes into cascade layer "nlds", so that our own CSS always wins;
# styling of bare elements goes into its sublayer "html", so that a class such as .nl-button wins from a plain <a>.
python3 - "$bundle" "$work/tokens.css" "$target/nlds" <<'PYTHON'
import pathlib
import re
import sys

bundle, tokens, target = (pathlib.Path(arg) for arg in sys.argv[1:])
css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", bundle.read_text())
css = re.sub(r"/\*\*.*?\*/\s*", "", css, flags=re.DOTALL)
declared = dict(re.findall(r"^\s*(--[\w-]+):\s*(.*?);", tokens.read_text(), flags=re.MULTILINE))
keep = {name for name in declared if name.startswith(("--basis-", "--voorbeeld-kleuren-"))}
todo = list(keep | (set(re.findall(r"--[\w-]+", css)) & declared.keys()))
while todo:
    name = todo.pop()
    keep.add(name)
    todo.extend(used for used in re.findall(r"var\((--[\w-]+)", declared[name]) if used in declared and used not in keep)
header = "/* NL Design System, EUPL-1.2. Written by scripts/vendor_frontend.sh; versions in ../VERSIES.md. */\n"
lines = "\n".join(f"{name}:{value};" for name, value in declared.items() if name in keep)
(target / "tokens.css").write_text(f"{header}@layer nlds{{.voorbeeld-theme{{\n{lines}\n}}}}\n")
(target / "componenten.css").write_text(f"{header}@layer nlds{{\n{css.strip()}\n}}\n")
PYTHON

wc -c "$target"/nlds/*.css "$target"/fonts/*
