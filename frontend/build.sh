#!/bin/sh
# Rebuilds static/fgc/ from Sass, JavaScript and the pinned packages. Needs Node 20 or newer; the result is committed.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund
out=../static/fgc
mkdir -p "$out/css" "$out/js" "$out/fonts" "$out/img"

npx sass --load-path=. --no-source-map --quiet-deps --style=compressed scss/fgc.scss "$out/css/fgc.css"
npx sass --load-path=. --no-source-map --style=expanded scss/pdf-fonts.scss "$out/css/pdf-fonts.css"
npx esbuild js/fgc.js --bundle --minify --format=esm --target=es2020 --legal-comments=none --log-level=warning \
    --outfile="$out/js/fgc.js"
cp js/js-enabled.js "$out/js/js-enabled.js"
cp js/day.js "$out/js/day.js"

variable=node_modules/@fontsource-variable/source-sans-3/files
plain=node_modules/@fontsource/source-sans-3/files
arabic=node_modules/@fontsource/noto-naskh-arabic/files
cp "$variable"/source-sans-3-latin-wght-*.woff2 "$variable"/source-sans-3-latin-ext-wght-*.woff2 \
    "$variable"/source-sans-3-cyrillic-wght-*.woff2 "$out/fonts/"
for style in normal italic; do
    for weight in 400 700; do
        cp "$plain/source-sans-3-latin-$weight-$style.woff2" "$plain/source-sans-3-latin-ext-$weight-$style.woff2" \
            "$plain/source-sans-3-cyrillic-$weight-$style.woff2" "$out/fonts/"
    done
done
cp "$arabic"/noto-naskh-arabic-arabic-400-normal.woff2 "$arabic"/noto-naskh-arabic-arabic-700-normal.woff2 "$out/fonts/"
for script in bengali gurmukhi; do
    for weight in 400 700; do
        cp "node_modules/@fontsource/noto-sans-$script/files/noto-sans-$script-$script-$weight-normal.woff2" "$out/fonts/"
    done
done
cp licences/OFL-*.txt "$out/fonts/"

icons=node_modules/@ministryofjustice/frontend/moj/assets/images
for icon in close-cross-black document tag-remove-cross tag-remove-cross-white toggle-plus-minus; do
    cp "$icons/icon-$icon.svg" "$out/img/"
done
cp img/favicon.svg "$out/img/"
cat licences/parts.txt licences/mit.txt > "$out/vendor-licences.txt"
