<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>synthslice::spec</name>
    <message>
        <source>Circle area fraction</source>
        <translation>Fraction d&apos;aire des cercles</translation>
    </message>
    <message>
        <source>Share of the image inside the circles found.</source>
        <translation>Part de l&apos;image à l&apos;intérieur des cercles trouvés.</translation>
    </message>
    <message>
        <source>Fibres</source>
        <translation>Fibres</translation>
    </message>
    <message>
        <source>Number of fibres found in the image.</source>
        <translation>Nombre de fibres trouvées dans l&apos;image.</translation>
    </message>
    <message>
        <source>Fibre diameter, mean</source>
        <translation>Diamètre des fibres, moyenne</translation>
    </message>
    <message>
        <source>Mean diameter of the fibres found.</source>
        <translation>Diamètre moyen des fibres trouvées.</translation>
    </message>
    <message>
        <source>Fibre diameter, SD</source>
        <translation>Diamètre des fibres, écart type</translation>
    </message>
    <message>
        <source>Standard deviation of the diameters of the fibres found.</source>
        <translation>Écart type des diamètres des fibres trouvées.</translation>
    </message>
    <message>
        <source>Finest noise power</source>
        <translation>Puissance du bruit le plus fin</translation>
    </message>
    <message>
        <source>Power at 0.44 to 0.5 cycles per pixel, the finest detail that pixels can hold.</source>
        <translation>Puissance de 0,44 à 0,5 cycle par pixel, le détail le plus fin que les pixels puissent porter.</translation>
    </message>
    <message>
        <source>Grey, mean</source>
        <translation>Gris, moyenne</translation>
    </message>
    <message>
        <source>Mean grey of the image, 0 black to 1 full scale.</source>
        <translation>Gris moyen de l&apos;image, de 0 (noir) à 1 (pleine échelle).</translation>
    </message>
    <message>
        <source>Grey, SD</source>
        <translation>Gris, écart type</translation>
    </message>
    <message>
        <source>Standard deviation of grey, of full scale: the contrast.</source>
        <translation>Écart type du gris, en part de la pleine échelle : le contraste.</translation>
    </message>
    <message>
        <source>Intersecting circles</source>
        <translation>Cercles qui se coupent</translation>
    </message>
    <message>
        <source>Pairs of circles that overlap by more than a quarter of their radius, per circle.</source>
        <translation>Paires de cercles qui se recouvrent de plus d&apos;un quart de leur rayon, par cercle.</translation>
    </message>
    <message>
        <source>Straight edges</source>
        <translation>Bords droits</translation>
    </message>
    <message>
        <source>Share of pixels whose neighbourhood is a straight edge, half brighter and half darker (local binary pattern).</source>
        <translation>Part des pixels dont le voisinage est un bord droit, à moitié plus clair et à moitié plus sombre (motif binaire local).</translation>
    </message>
    <message>
        <source>Neighbour distance</source>
        <translation>Distance au voisin</translation>
    </message>
    <message>
        <source>Mean distance of a fibre to its nearest neighbour, centre to centre.</source>
        <translation>Distance moyenne d&apos;une fibre à sa plus proche voisine, de centre à centre.</translation>
    </message>
    <message>
        <source>Noise colour</source>
        <translation>Couleur du bruit</translation>
    </message>
    <message>
        <source>Power at 0.31 to 0.44 cycles per pixel over that of diagonal detail finer than 0.51: it differs in images that were enlarged or reduced.</source>
        <translation>Puissance de 0,31 à 0,44 cycle par pixel rapportée à celle du détail diagonal plus fin que 0,51 : elle diffère dans les images agrandies ou réduites.</translation>
    </message>
    <message>
        <source>Noise power</source>
        <translation>Puissance du bruit</translation>
    </message>
    <message>
        <source>Power at 0.37 to 0.44 cycles per pixel, where noise prevails: too low in blurred images, too high in noisy ones.</source>
        <translation>Puissance de 0,37 à 0,44 cycle par pixel, où le bruit domine : trop faible dans les images floues, trop forte dans les images bruitées.</translation>
    </message>
    <message>
        <source>Volume fraction</source>
        <translation>Fraction volumique</translation>
    </message>
    <message>
        <source>Fibre radius</source>
        <translation>Rayon des fibres</translation>
    </message>
    <message>
        <source>Expected radius of fibres; fibres from 0.72 to 1.4 times it are found. 0 measures it in the slices.</source>
        <translation>Rayon attendu des fibres ; celles de 0,72 à 1,4 fois ce rayon sont trouvées. 0 le mesure dans les coupes.</translation>
    </message>
    <message>
        <source>Circle finder</source>
        <translation>Recherche de cercles</translation>
    </message>
    <message>
        <source>Dark fibres</source>
        <translation>Fibres sombres</translation>
    </message>
    <message>
        <source>Fibres are darker than what is between them.</source>
        <translation>Les fibres sont plus sombres que ce qui les sépare.</translation>
    </message>
    <message>
        <source>Real patches refused</source>
        <translation>Imagettes réelles refusées</translation>
    </message>
    <message>
        <source>Share of real patches that may be refused, all criteria together; a larger share makes every limit stricter.</source>
        <translation>Part des imagettes réelles qui peut être refusée, tous critères confondus ; une part plus grande rend chaque limite plus stricte.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Which patches of the slices the networks see.</source>
        <translation>Quelles imagettes des coupes les réseaux voient.</translation>
    </message>
    <message>
        <source>Patch size</source>
        <translation>Taille des imagettes</translation>
    </message>
    <message>
        <source>Width and height of the images that are learned and generated.</source>
        <translation>Largeur et hauteur des images apprises et générées.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Grey normalization</source>
        <translation>Normalisation du gris</translation>
    </message>
    <message>
        <source>per_slice brings all slices to the same mean and contrast; full_range uses the grey as it is.</source>
        <translation>per_slice ramène toutes les coupes à la même moyenne et au même contraste ; full_range prend le gris tel quel.</translation>
    </message>
    <message>
        <source>Find the field of view</source>
        <translation>Trouver le champ de vue</translation>
    </message>
    <message>
        <source>Finds where the material is, and takes patches only there: inside what the scanner has reconstructed and the samples in it; leaves slices of air at the ends of a stack out.</source>
        <translation>Trouve où est le matériau et ne prend des imagettes que là : dans ce que le tomographe a reconstruit et dans les échantillons qui s’y trouvent ; écarte les coupes d’air aux extrémités d’une pile.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>File or folder of images that tell where the material is: where they are not 0. One for all slices, or one per slice in their order. Empty finds it in the slices.</source>
        <translation>Fichier ou dossier d’images qui disent où est le matériau : là où elles ne valent pas 0. Une pour toutes les coupes, ou une par coupe dans leur ordre. Vide : trouvé dans les coupes.</translation>
    </message>
    <message>
        <source>Region of interest, left</source>
        <translation>Région d’intérêt, gauche</translation>
    </message>
    <message>
        <source>Left edge of the rectangle of the files that is taken.</source>
        <translation>Bord gauche du rectangle des fichiers qui est pris.</translation>
    </message>
    <message>
        <source>Region of interest, top</source>
        <translation>Région d’intérêt, haut</translation>
    </message>
    <message>
        <source>Top edge of the rectangle of the files that is taken.</source>
        <translation>Bord supérieur du rectangle des fichiers qui est pris.</translation>
    </message>
    <message>
        <source>Region of interest, width</source>
        <translation>Région d’intérêt, largeur</translation>
    </message>
    <message>
        <source>Width of the rectangle of the files that is taken; 0 takes all.</source>
        <translation>Largeur du rectangle des fichiers qui est pris ; 0 prend tout.</translation>
    </message>
    <message>
        <source>Region of interest, height</source>
        <translation>Région d’intérêt, hauteur</translation>
    </message>
    <message>
        <source>Height of the rectangle of the files that is taken; 0 takes all.</source>
        <translation>Hauteur du rectangle des fichiers qui est pris ; 0 prend tout.</translation>
    </message>
    <message>
        <source>First slice</source>
        <translation>Première coupe</translation>
    </message>
    <message>
        <source>Number of the first slice that is taken, from 1, over all images in their order.</source>
        <translation>Numéro de la première coupe prise, à partir de 1, sur toutes les images dans leur ordre.</translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation>Dernière coupe</translation>
    </message>
    <message>
        <source>Number of the last slice that is taken; 0 takes all to the end.</source>
        <translation>Numéro de la dernière coupe prise ; 0 prend tout jusqu’à la fin.</translation>
    </message>
    <message>
        <source>Slice step</source>
        <translation>Pas des coupes</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>coupes</translation>
    </message>
    <message>
        <source>Takes every slice (1), every second (2) and so on, from the first on.</source>
        <translation>Prend chaque coupe (1), une sur deux (2), etc., à partir de la première.</translation>
    </message>
    <message>
        <source>Flips</source>
        <translation>Symétries</translation>
    </message>
    <message>
        <source>Mirrors patches at random.</source>
        <translation>Retourne les imagettes au hasard.</translation>
    </message>
    <message>
        <source>Quarter turns</source>
        <translation>Quarts de tour</translation>
    </message>
    <message>
        <source>Turns patches by 90° at random; only for materials that look the same in both directions.</source>
        <translation>Tourne les imagettes de 90° au hasard ; seulement pour les matériaux d&apos;aspect identique dans les deux directions.</translation>
    </message>
    <message>
        <source>Held-out share</source>
        <translation>Part réservée</translation>
    </message>
    <message>
        <source>Share of the data that is never trained on, so that images can be judged against it.</source>
        <translation>Part des données jamais utilisée pour l&apos;entraînement, afin de juger les images par rapport à elle.</translation>
    </message>
    <message>
        <source>Held out by</source>
        <translation>Réserver par</translation>
    </message>
    <message>
        <source>Holds out square blocks of every slice, or whole slices.</source>
        <translation>Réserve des blocs carrés de chaque coupe, ou des coupes entières.</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>Taille des blocs</translation>
    </message>
    <message>
        <source>Width and height of the held-out blocks; at least the patch size.</source>
        <translation>Largeur et hauteur des blocs réservés ; au moins la taille des imagettes.</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Taille du pixel</translation>
    </message>
    <message>
        <source>Size of a pixel of the files; 0 takes it from the files where they know it.</source>
        <translation>Taille d&apos;un pixel des fichiers ; 0 la prend dans les fichiers s&apos;ils la donnent.</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Espace latent</translation>
    </message>
    <message>
        <source>The random numbers that the generator turns into an image.</source>
        <translation>Les nombres aléatoires que le générateur transforme en image.</translation>
    </message>
    <message>
        <source>Latent channels</source>
        <translation>Canaux latents</translation>
    </message>
    <message>
        <source>Random numbers at each place of the latent map.</source>
        <translation>Nombres aléatoires en chaque point de la carte latente.</translation>
    </message>
    <message>
        <source>Latent size</source>
        <translation>Taille latente</translation>
    </message>
    <message>
        <source>Width and height of the latent map; 1 is a single vector.</source>
        <translation>Largeur et hauteur de la carte latente ; 1 est un simple vecteur.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Poids initiaux</translation>
    </message>
    <message>
        <source>How the weights of a network start.</source>
        <translation>Comment les poids d&apos;un réseau sont initialisés.</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Écart type</translation>
    </message>
    <message>
        <source>Spread of the initial weights of dcgan and normal.</source>
        <translation>Dispersion des poids initiaux de dcgan et normal.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Fonction de perte</translation>
    </message>
    <message>
        <source>The game that generator and discriminator play.</source>
        <translation>Le jeu auquel jouent le générateur et le discriminateur.</translation>
    </message>
    <message>
        <source>Gradient penalty λ</source>
        <translation>Pénalité de gradient λ</translation>
    </message>
    <message>
        <source>Keeps the critic&apos;s slope near 1 between real and generated images (Gulrajani 2017); 0 is off.</source>
        <translation>Garde la pente du critique proche de 1 entre images réelles et générées (Gulrajani 2017) ; 0 la désactive.</translation>
    </message>
    <message>
        <source>R1 γ</source>
        <translation>R1 γ</translation>
    </message>
    <message>
        <source>Weight of the squared slope of the discriminator at real images (Mescheder 2018); 0 is off.</source>
        <translation>Poids de la pente au carré du discriminateur sur les images réelles (Mescheder 2018) ; 0 le désactive.</translation>
    </message>
    <message>
        <source>R2 γ</source>
        <translation>R2 γ</translation>
    </message>
    <message>
        <source>Weight of the squared slope of the discriminator at generated images; 0 is off.</source>
        <translation>Poids de la pente au carré du discriminateur sur les images générées ; 0 le désactive.</translation>
    </message>
    <message>
        <source>Final share of γ</source>
        <translation>Part finale de γ</translation>
    </message>
    <message>
        <source>R1 γ and R2 γ fall to this share of themselves along a cosine over the run.</source>
        <translation>R1 γ et R2 γ descendent à cette part d&apos;eux-mêmes selon un cosinus au cours de l&apos;essai.</translation>
    </message>
    <message>
        <source>Discriminator steps</source>
        <translation>Pas du discriminateur</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>Steps of the discriminator for each step of the generator.</source>
        <translation>Pas du discriminateur pour chaque pas du générateur.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>How long, how fast and on what the networks are trained.</source>
        <translation>Combien de temps, à quelle vitesse et sur quoi les réseaux sont entraînés.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Taille de lot</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>Images in one step.</source>
        <translation>Images d&apos;un pas.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Rate schedule</source>
        <translation>Programme du taux</translation>
    </message>
    <message>
        <source>How the learning rates fall over the run.</source>
        <translation>Comment les taux d&apos;apprentissage diminuent au cours de l&apos;essai.</translation>
    </message>
    <message>
        <source>Final share of the rate</source>
        <translation>Part finale du taux</translation>
    </message>
    <message>
        <source>Share of the learning rates that is left at the last step.</source>
        <translation>Part des taux d&apos;apprentissage qui reste au dernier pas.</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Moyennage</translation>
    </message>
    <message>
        <source>Memory of the averaged generator that makes samples (Karras 2018); ramped up at the start, 0 is off.</source>
        <translation>Mémoire du générateur moyenné qui produit les échantillons (Karras 2018) ; progressive au début, 0 la désactive.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>bf16 computes in bfloat16, weights stay in fp32; auto chooses it for a new run where the processor is fast in it, and the run keeps what was chosen.</source>
        <translation>bf16 calcule en bfloat16, les poids restent en fp32 ; auto le choisit pour un nouvel essai là où le processeur y est rapide, et l&apos;essai garde ce choix.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>auto takes CUDA where it is there, else the CPU.</source>
        <translation>auto prend CUDA s&apos;il est présent, sinon le processeur.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d&apos;exécution</translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation>Échantillonner tous les</translation>
    </message>
    <message>
        <source>Steps between two sample grids.</source>
        <translation>Pas entre deux grilles d&apos;échantillons.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Images in a sample grid.</source>
        <translation>Images d&apos;une grille d&apos;échantillons.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Point de reprise tous les</translation>
    </message>
    <message>
        <source>Steps between two checkpoints from which the run can go on.</source>
        <translation>Pas entre deux points de reprise d&apos;où l&apos;essai peut continuer.</translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation>Points de reprise gardés</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Taille du noyau</translation>
    </message>
    <message>
        <source>Width and height of the window that moves over the image.</source>
        <translation>Largeur et hauteur de la fenêtre qui se déplace sur l&apos;image.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Pas de la fenêtre</translation>
    </message>
    <message>
        <source>Step of the window; 2 halves the size (a transposed convolution doubles it).</source>
        <translation>Déplacement de la fenêtre ; 2 divise la taille par deux (une convolution transposée la double).</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Border added on every side before the window moves.</source>
        <translation>Bord ajouté de chaque côté avant le passage de la fenêtre.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Biais</translation>
    </message>
    <message>
        <source>Adds a learned constant; of no use directly before a normalization.</source>
        <translation>Ajoute une constante apprise ; inutile juste avant une normalisation.</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>Canaux de sortie</translation>
    </message>
    <message>
        <source>Number of feature maps that the layer gives.</source>
        <translation>Nombre de cartes de caractéristiques que donne la couche.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Added to the variance so that a constant map does not divide by zero.</source>
        <translation>Ajouté à la variance pour qu&apos;une carte constante ne divise pas par zéro.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Inertie</translation>
    </message>
    <message>
        <source>Share of each batch in the running mean and variance.</source>
        <translation>Part de chaque lot dans la moyenne et la variance glissantes.</translation>
    </message>
    <message>
        <source>Affine</source>
        <translation>Affine</translation>
    </message>
    <message>
        <source>Follows the normalization by a learned scale and shift.</source>
        <translation>Fait suivre la normalisation d&apos;une échelle et d&apos;un décalage appris.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linéaire</translation>
    </message>
    <message>
        <source>Every output is a weighted sum of all inputs.</source>
        <translation>Chaque sortie est une somme pondérée de toutes les entrées.</translation>
    </message>
    <message>
        <source>Output features</source>
        <translation>Caractéristiques de sortie</translation>
    </message>
    <message>
        <source>Number of values that the layer gives.</source>
        <translation>Nombre de valeurs que donne la couche.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolution</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>Convolution transposée</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>Marge de sortie</translation>
    </message>
    <message>
        <source>Extra rows and columns on one side of the output; smaller than the stride.</source>
        <translation>Lignes et colonnes en plus d&apos;un côté de la sortie ; moins que le pas.</translation>
    </message>
    <message>
        <source>Batch norm (1-D)</source>
        <translation>Normalisation par lot (1-D)</translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and variance 1 over the batch.</source>
        <translation>Ramène chaque caractéristique à une moyenne 0 et une variance 1 sur le lot.</translation>
    </message>
    <message>
        <source>Batch norm (2-D)</source>
        <translation>Normalisation par lot (2-D)</translation>
    </message>
    <message>
        <source>Brings each feature map to mean 0 and variance 1 over the batch.</source>
        <translation>Ramène chaque carte de caractéristiques à une moyenne 0 et une variance 1 sur le lot.</translation>
    </message>
    <message>
        <source>Instance norm</source>
        <translation>Normalisation par image</translation>
    </message>
    <message>
        <source>Brings each feature map of each image to mean 0 and variance 1; fits a gradient penalty.</source>
        <translation>Ramène chaque carte de chaque image à une moyenne 0 et une variance 1 ; convient avec une pénalité de gradient.</translation>
    </message>
    <message>
        <source>Up-sampling</source>
        <translation>Agrandissement</translation>
    </message>
    <message>
        <source>Enlarges the image by a whole factor.</source>
        <translation>Agrandit l&apos;image d&apos;un facteur entier.</translation>
    </message>
    <message>
        <source>Scale factor</source>
        <translation>Facteur</translation>
    </message>
    <message>
        <source>How many times wider and higher the output is.</source>
        <translation>Combien de fois la sortie est plus large et plus haute.</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>Sous-échantillonnage maximal</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window.</source>
        <translation>Garde la plus grande valeur de chaque fenêtre.</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>Sous-échantillonnage moyen</translation>
    </message>
    <message>
        <source>Keeps the mean of each window.</source>
        <translation>Garde la moyenne de chaque fenêtre.</translation>
    </message>
    <message>
        <source>Zero padding / crop</source>
        <translation>Marge nulle / rognage</translation>
    </message>
    <message>
        <source>Adds a border of zeros; a negative padding crops the image instead.</source>
        <translation>Ajoute un bord de zéros ; une marge négative rogne l&apos;image.</translation>
    </message>
    <message>
        <source>Pixels added on every side; negative removes them.</source>
        <translation>Pixels ajoutés de chaque côté ; une valeur négative en retire.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Abandon (dropout)</translation>
    </message>
    <message>
        <source>Sets random values to zero while training.</source>
        <translation>Met des valeurs à zéro au hasard pendant l&apos;entraînement.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Share of the values that are set to zero.</source>
        <translation>Part des valeurs mises à zéro.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Aplatir</translation>
    </message>
    <message>
        <source>Turns channels × height × width into one row of features.</source>
        <translation>Transforme canaux × hauteur × largeur en une ligne de caractéristiques.</translation>
    </message>
    <message>
        <source>Unflatten</source>
        <translation>Remettre en image</translation>
    </message>
    <message>
        <source>Turns one row of features into channels × height × width.</source>
        <translation>Transforme une ligne de caractéristiques en canaux × hauteur × largeur.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Rows of the image.</source>
        <translation>Lignes de l&apos;image.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Columns of the image.</source>
        <translation>Colonnes de l&apos;image.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>max(0, x).</source>
        <translation>max(0, x).</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>x where positive, else x times a small slope.</source>
        <translation>x s&apos;il est positif, sinon x fois une petite pente.</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>Pente négative</translation>
    </message>
    <message>
        <source>Factor for negative values; 0 is a plain ReLU.</source>
        <translation>Facteur des valeurs négatives ; 0 est une ReLU simple.</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Squeezes values into −1 to 1; the usual end of a generator.</source>
        <translation>Ramène les valeurs entre −1 et 1 ; la fin habituelle d&apos;un générateur.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoïde</translation>
    </message>
    <message>
        <source>Squeezes values into 0 to 1.</source>
        <translation>Ramène les valeurs entre 0 et 1.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Length of a step; too large diverges, too small learns slowly.</source>
        <translation>Longueur d&apos;un pas ; trop grand il diverge, trop petit il apprend lentement.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>Adds this times the weight to its gradient, which keeps weights small.</source>
        <translation>Ajoute ce multiple du poids à son gradient, ce qui garde les poids petits.</translation>
    </message>
    <message>
        <source>Added to the denominator so that it is never zero.</source>
        <translation>Ajouté au dénominateur pour qu&apos;il ne soit jamais nul.</translation>
    </message>
    <message>
        <source>Share of the last step that is added to the next.</source>
        <translation>Part du dernier pas ajoutée au suivant.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).</source>
        <translation>Pas mis à l&apos;échelle par les moyennes glissantes du gradient et de son carré (Kingma et Ba 2015).</translation>
    </message>
    <message>
        <source>Betas</source>
        <translation>Bêtas</translation>
    </message>
    <message>
        <source>Memory of the running means of the gradient and of its square; each below 1.</source>
        <translation>Mémoire des moyennes glissantes du gradient et de son carré ; chacune inférieure à 1.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Steps scaled by a running mean of the squared gradient (Hinton 2012).</source>
        <translation>Pas mis à l&apos;échelle par une moyenne glissante du gradient au carré (Hinton 2012).</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Memory of the running mean of the squared gradient.</source>
        <translation>Mémoire de la moyenne glissante du gradient au carré.</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Plain steps along the gradient, with momentum if wanted.</source>
        <translation>Pas simples le long du gradient, avec inertie si voulu.</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>Amortissement</translation>
    </message>
    <message>
        <source>Share of the gradient that does not enter the momentum.</source>
        <translation>Part du gradient qui n&apos;entre pas dans l&apos;inertie.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Looks one step ahead; needs momentum and no dampening.</source>
        <translation>Regarde un pas en avant ; demande de l&apos;inertie et aucun amortissement.</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Steps scaled by the sum of all squared gradients so far (Duchi 2011).</source>
        <translation>Pas mis à l&apos;échelle par la somme de tous les gradients au carré (Duchi 2011).</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>Décroissance du taux</translation>
    </message>
    <message>
        <source>The rate is divided by 1 + this times the step number.</source>
        <translation>Le taux est divisé par 1 + ceci fois le numéro du pas.</translation>
    </message>
    <message>
        <source>Initial accumulator</source>
        <translation>Accumulateur initial</translation>
    </message>
    <message>
        <source>Where the sum of squared gradients starts.</source>
        <translation>Valeur de départ de la somme des gradients au carré.</translation>
    </message>
    <message>
        <source>Texture, relativistic</source>
        <translation>Texture, relativiste</translation>
    </message>
    <message>
        <source>The choice for slices: a generator without borders and a patch critic, trained in pairs of real and generated.</source>
        <translation>Le choix pour les coupes : un générateur sans bords et un critique local, entraînés par paires de réelle et de générée.</translation>
    </message>
    <message>
        <source>Texture, WGAN-GP</source>
        <translation>Texture, WGAN-GP</translation>
    </message>
    <message>
        <source>WGAN-GP</source>
        <translation>WGAN-GP</translation>
    </message>
    <message>
        <source>A DCGAN generator against a critic without batch norm; the least collapsed of the classic networks.</source>
        <translation>Un générateur DCGAN contre un critique sans normalisation par lot ; le moins effondré des réseaux classiques.</translation>
    </message>
    <message>
        <source>DCGAN</source>
        <translation>DCGAN</translation>
    </message>
    <message>
        <source>The classic convolutional GAN (Radford 2016), to compare with and to learn from.</source>
        <translation>Le GAN convolutif classique (Radford 2016), pour comparer et pour apprendre.</translation>
    </message>
    <message>
        <source>MLP GAN, digits</source>
        <translation>GAN MLP, chiffres</translation>
    </message>
    <message>
        <source>A GAN of linear layers for MNIST&apos;s 28 × 28 digits; learns in a minute, shows how adversarial training behaves.</source>
        <translation>Un GAN de couches linéaires pour les chiffres 28 × 28 de MNIST ; apprend en une minute, montre comment se comporte un entraînement adverse.</translation>
    </message>
    <message>
        <source>DCGAN, digits</source>
        <translation>DCGAN, chiffres</translation>
    </message>
    <message>
        <source>A small DCGAN for MNIST&apos;s digits: sharper than linear layers after fewer epochs, each of which takes longer.</source>
        <translation>Un petit DCGAN pour les chiffres de MNIST : plus nets qu’avec des couches linéaires après moins d’époques, dont chacune dure plus longtemps.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What the run is called.</source>
        <translation>Comment l&apos;essai s&apos;appelle.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>The rule by which weights follow their gradients.</source>
        <translation>La règle selon laquelle les poids suivent leurs gradients.</translation>
    </message>
    <message>
        <source>Discriminator loss</source>
        <translation>Perte du discriminateur</translation>
    </message>
    <message>
        <source>Generator loss</source>
        <translation>Perte du générateur</translation>
    </message>
    <message>
        <source>D(x), belief in real images</source>
        <translation>D(x), foi dans les images réelles</translation>
    </message>
    <message>
        <source>D(G(z)), belief in generated images</source>
        <translation>D(G(z)), foi dans les images générées</translation>
    </message>
    <message>
        <source>Score of real images</source>
        <translation>Score des images réelles</translation>
    </message>
    <message>
        <source>Score of generated images</source>
        <translation>Score des images générées</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>Pénalité de gradient</translation>
    </message>
    <message>
        <source>R1 penalty</source>
        <translation>Pénalité R1</translation>
    </message>
    <message>
        <source>R2 penalty</source>
        <translation>Pénalité R2</translation>
    </message>
    <message>
        <source>Discriminator gradient norm</source>
        <translation>Norme du gradient du discriminateur</translation>
    </message>
    <message>
        <source>Generator gradient norm</source>
        <translation>Norme du gradient du générateur</translation>
    </message>
    <message>
        <source>Discriminator learning rate</source>
        <translation>Taux d&apos;apprentissage du discriminateur</translation>
    </message>
    <message>
        <source>Generator learning rate</source>
        <translation>Taux d&apos;apprentissage du générateur</translation>
    </message>
    <message>
        <source>Signed-gradient Hough finds touching fibres; OpenCV&apos;s also takes dark gaps for them and serves to compare.</source>
        <translation>Hough à gradient signé trouve les fibres en contact ; celui d&apos;OpenCV prend aussi les creux sombres pour des fibres et sert à comparer.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>Random changes to what the discriminator sees, for training on few slices.</source>
        <translation>Modifications aléatoires de ce que voit le discriminateur, pour s&apos;entraîner sur peu de coupes.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Translation</translation>
    </message>
    <message>
        <source>Largest shift as a share of the side; 0.125 is usual, 0 is off.</source>
        <translation>Plus grand décalage, en part du côté ; 0,125 est courant, 0 désactive.</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Masquage (cutout)</translation>
    </message>
    <message>
        <source>Side of a blanked square as a share of the image&apos;s; 0.5 is usual, 0 is off.</source>
        <translation>Côté d&apos;un carré masqué, en part de celui de l&apos;image ; 0,5 est courant, 0 désactive.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Largest shift of the grey, of −1 to 1; 0 is off, as grey is physics in a tomogram.</source>
        <translation>Plus grand décalage du gris, sur −1 à 1 ; 0 le désactive, car le gris d&apos;un tomogramme est une grandeur physique.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Largest change of the contrast, as a share; 0 is off.</source>
        <translation>Plus grand changement du contraste, en part ; 0 le désactive.</translation>
    </message>
    <message>
        <source>Share of the images that each change is done to; where it is adaptive, the share at the start.</source>
        <translation>Part des images qui subit chaque modification ; en mode adaptatif, la part au départ.</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>Adaptative</translation>
    </message>
    <message>
        <source>Raises the probability while the discriminator is too sure of real images, and lowers it again (ADA, Karras 2020).</source>
        <translation>Augmente la probabilité tant que le discriminateur est trop sûr des images réelles, puis la réduit (ADA, Karras 2020).</translation>
    </message>
    <message>
        <source>Target of r_t</source>
        <translation>Cible de r_t</translation>
    </message>
    <message>
        <source>r_t is the share of real images taken for real less the share that is not; the probability is steered to bring it here.</source>
        <translation>r_t est la part des images réelles prises pour réelles moins la part qui ne l&apos;est pas ; la probabilité est réglée pour l&apos;amener ici.</translation>
    </message>
    <message>
        <source>Adaptation</source>
        <translation>Adaptation</translation>
    </message>
    <message>
        <source>Real images shown while the probability may go from 0 to 1.</source>
        <translation>Images réelles montrées pendant que la probabilité peut passer de 0 à 1.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Names of the files to take from the folder, with / between them; empty takes all.</source>
        <translation>Noms des fichiers à prendre dans le dossier, séparés par / ; vide les prend tous.</translation>
    </message>
    <message>
        <source>Raw layout</source>
        <translation>Disposition brute</translation>
    </message>
    <message>
        <source>Of volumes without a header: width x height x slices, type, header bytes, such as 512x512x100:u16le:0; empty goes by the name of the file.</source>
        <translation>Des volumes sans en-tête : largeur x hauteur x coupes, type, octets d&apos;en-tête, par exemple 512x512x100:u16le:0 ; vide suit le nom du fichier.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Path of the data set in HDF5 and NeXus files; empty takes the largest.</source>
        <translation>Chemin du jeu de données dans les fichiers HDF5 et NeXus ; vide prend le plus grand.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Of files with several channels, from 1; 0 takes the first.</source>
        <translation>Des fichiers à plusieurs canaux, à partir de 1 ; 0 prend le premier.</translation>
    </message>
    <message>
        <source>Square pixels</source>
        <translation>Pixels carrés</translation>
    </message>
    <message>
        <source>Resamples slices whose pixels are not as high as wide, by the larger of both.</source>
        <translation>Rééchantillonne les coupes dont les pixels ne sont pas aussi hauts que larges, d&apos;après la plus grande des deux dimensions.</translation>
    </message>
    <message>
        <source>Rate falls every</source>
        <translation>Baisse du taux tous les</translation>
    </message>
    <message>
        <source>Steps between two falls of the learning rates.</source>
        <translation>Pas entre deux baisses des taux d&apos;apprentissage.</translation>
    </message>
    <message>
        <source>Rate falls to</source>
        <translation>Baisse du taux à</translation>
    </message>
    <message>
        <source>Share of the learning rates that each fall leaves.</source>
        <translation>Part des taux d&apos;apprentissage que laisse chaque baisse.</translation>
    </message>
    <message>
        <source>pytorch is the default of each layer; dcgan is normal, with batch norm weights around 1; the others are those of torch.nn.init.</source>
        <translation>pytorch est la valeur par défaut de chaque couche ; dcgan est normal, avec les poids des normalisations par lot autour de 1 ; les autres sont ceux de torch.nn.init.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Every weight starts at this.</source>
        <translation>Chaque poids part de cette valeur.</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Weights start between this and the highest.</source>
        <translation>Les poids partent entre cette valeur et le maximum.</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Weights start between the lowest and this.</source>
        <translation>Les poids partent entre le minimum et cette valeur.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Middle of the initial weights.</source>
        <translation>Centre des poids initiaux.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Factor on the spread that suits the activation: 1 for linear and sigmoid, 1.67 for tanh, 1.41 for ReLU.</source>
        <translation>Facteur de la dispersion qui convient à l&apos;activation : 1 pour linéaire et sigmoïde, 1,67 pour tanh, 1,41 pour ReLU.</translation>
    </message>
    <message>
        <source>Slope of the leaky ReLU behind each layer; 0 is a ReLU.</source>
        <translation>Pente de la leaky ReLU derrière chaque couche ; 0 est une ReLU.</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Connexions (fan)</translation>
    </message>
    <message>
        <source>fan_in keeps the variance going forward, fan_out going backward.</source>
        <translation>fan_in conserve la variance à l&apos;aller, fan_out au retour (rétropropagation).</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>x where positive, else alpha·(eˣ − 1).</source>
        <translation>x s&apos;il est positif, sinon alpha·(eˣ − 1).</translation>
    </message>
    <message>
        <source>Depth of the negative side.</source>
        <translation>Profondeur du côté négatif.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>x times the share of a normal distribution below x (Hendrycks 2016).</source>
        <translation>x fois la part d&apos;une loi normale au-dessous de x (Hendrycks 2016).</translation>
    </message>
    <message>
        <source>Approximation</source>
        <translation>Approximation</translation>
    </message>
    <message>
        <source>tanh is quicker and nearly the same.</source>
        <translation>tanh est plus rapide et presque identique.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Turns the scores of classes into probabilities that sum to 1.</source>
        <translation>Transforme les scores des classes en probabilités de somme 1.</translation>
    </message>
    <message>
        <source>Log-softmax</source>
        <translation>Log-softmax</translation>
    </message>
    <message>
        <source>Turns the scores of classes into log-probabilities, as the NLL loss needs.</source>
        <translation>Transforme les scores des classes en log-probabilités, comme la perte NLL le demande.</translation>
    </message>
    <message>
        <source>Discriminator&apos;s loss</source>
        <translation>Perte du discriminateur</translation>
    </message>
    <message>
        <source>minimax: Goodfellow 2014; least_squares: Mao 2017; wasserstein: Arjovsky 2017; hinge: Miyato 2018; relativistic: pairs of real and generated, Huang 2024; general: a sum of plain losses.</source>
        <translation>minimax : Goodfellow 2014 ; least_squares (moindres carrés) : Mao 2017 ; wasserstein : Arjovsky 2017 ; hinge (charnière) : Miyato 2018 ; relativistic : paires d&apos;images réelle et générée, Huang 2024 ; general : une somme de pertes simples.</translation>
    </message>
    <message>
        <source>Generator&apos;s loss</source>
        <translation>Perte du générateur</translation>
    </message>
    <message>
        <source>What the generator minimizes; non_saturating and minimax go with the discriminator&apos;s minimax, the others with their own kind.</source>
        <translation>Ce que le générateur minimise ; non_saturating et minimax vont avec minimax du discriminateur, les autres avec leurs semblables.</translation>
    </message>
    <message>
        <source>Weight clipping</source>
        <translation>Écrêtage des poids</translation>
    </message>
    <message>
        <source>Keeps each weight of the critic between minus and plus this (Arjovsky 2017 used 0.01); 0 is off.</source>
        <translation>Garde chaque poids du critique entre moins et plus cette valeur (0,01 chez Arjovsky 2017) ; 0 le désactive.</translation>
    </message>
    <message>
        <source>Spectral norm</source>
        <translation>Normalisation spectrale</translation>
    </message>
    <message>
        <source>Divides the weights of each layer of the discriminator by their largest singular value (Miyato 2018).</source>
        <translation>Divise les poids de chaque couche du discriminateur par leur plus grande valeur singulière (Miyato 2018).</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>The discriminator is to believe real images only to 1 minus this (Salimans 2016); 0 is off.</source>
        <translation>Le discriminateur ne doit croire les images réelles qu&apos;à 1 moins cette valeur (Salimans 2016) ; 0 le désactive.</translation>
    </message>
    <message>
        <source>Drift ε</source>
        <translation>Dérive ε</translation>
    </message>
    <message>
        <source>Weight of the squared score of real images, which keeps a critic&apos;s scores near zero (Karras 2018); 0 is off.</source>
        <translation>Poids du score au carré des images réelles, qui garde les scores d&apos;un critique près de zéro (Karras 2018) ; 0 le désactive.</translation>
    </message>
    <message>
        <source>General loss</source>
        <translation>Perte générale</translation>
    </message>
    <message>
        <source>A weighted sum of plain losses, as for a classifier of real and generated.</source>
        <translation>Une somme pondérée de pertes simples, comme pour un classifieur de réel et généré.</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Weight of the mean absolute difference.</source>
        <translation>Poids de la différence absolue moyenne.</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Weight of the mean squared difference.</source>
        <translation>Poids de la différence quadratique moyenne.</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Weight of the root of the mean squared difference.</source>
        <translation>Poids de la racine de la différence quadratique moyenne.</translation>
    </message>
    <message>
        <source>BCE</source>
        <translation>BCE</translation>
    </message>
    <message>
        <source>Weight of the binary cross-entropy, computed from raw scores.</source>
        <translation>Poids de l&apos;entropie croisée binaire, calculée sur les scores bruts.</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Entropie croisée</translation>
    </message>
    <message>
        <source>Weight of the cross-entropy, computed from one raw score per class.</source>
        <translation>Poids de l&apos;entropie croisée, calculée sur un score brut par classe.</translation>
    </message>
    <message>
        <source>NLL</source>
        <translation>NLL</translation>
    </message>
    <message>
        <source>Weight of the negative log-likelihood; the network has to end in log_softmax.</source>
        <translation>Poids de l&apos;opposé de la log-vraisemblance ; le réseau doit finir par log_softmax.</translation>
    </message>
    <message>
        <source>Extra loss terms</source>
        <translation>Termes de perte supplémentaires</translation>
    </message>
    <message>
        <source>Terms of the generator&apos;s loss that are computed from its images.</source>
        <translation>Termes de la perte du générateur calculés sur ses images.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Factor of the term; 0 is off.</source>
        <translation>Facteur du terme ; 0 le désactive.</translation>
    </message>
    <message>
        <source>Share of the gradient</source>
        <translation>Part du gradient</translation>
    </message>
    <message>
        <source>Sets the weight by itself, so that the term&apos;s gradient at the images is this share of the adversarial one; 0 takes the weight above.</source>
        <translation>Règle le poids de lui-même, pour que le gradient du terme sur les images soit cette part du gradient adverse ; 0 prend le poids ci-dessus.</translation>
    </message>
    <message>
        <source>Starts after</source>
        <translation>Commence après</translation>
    </message>
    <message>
        <source>Steps or epochs before the term counts.</source>
        <translation>Pas ou époques avant que le terme compte.</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Compté en</translation>
    </message>
    <message>
        <source>Steps, or epochs: an epoch shows as many patches as fit into the training half.</source>
        <translation>Pas (steps) ou époques (epochs) : une époque montre autant d&apos;imagettes qu&apos;il en tient dans la partie d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Mean and spread of the share of the bright phase, against the slices&apos;.</source>
        <translation>Moyenne et dispersion de la part de la phase claire, face à celles des coupes.</translation>
    </message>
    <message>
        <source>Two-point correlation</source>
        <translation>Corrélation à deux points</translation>
    </message>
    <message>
        <source>How often two points some pixels apart both lie in the bright phase, against the slices&apos;.</source>
        <translation>À quelle fréquence deux points distants de quelques pixels sont tous deux dans la phase claire, face aux coupes.</translation>
    </message>
    <message>
        <source>Grey histogram</source>
        <translation>Histogramme des gris</translation>
    </message>
    <message>
        <source>Distance between the grey values of the images and of the slices.</source>
        <translation>Distance entre les niveaux de gris des images et ceux des coupes.</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>Variation totale</translation>
    </message>
    <message>
        <source>Sum of the grey steps between neighbouring pixels; makes images smoother.</source>
        <translation>Somme des écarts de gris entre pixels voisins ; lisse les images.</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>Cercles</translation>
    </message>
    <message>
        <source>Fibre centres nearer to each other than in the slices: overlapping fibres.</source>
        <translation>Centres de fibres plus proches que dans les coupes : fibres qui se recouvrent.</translation>
    </message>
    <message>
        <source>Running statistics</source>
        <translation>Statistiques glissantes</translation>
    </message>
    <message>
        <source>Keeps a running mean and variance for use after training.</source>
        <translation>Garde une moyenne et une variance glissantes pour l&apos;usage après l&apos;entraînement.</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>Normalisation par couche</translation>
    </message>
    <message>
        <source>Brings all values of each image together to mean 0 and variance 1; fits a gradient penalty.</source>
        <translation>Ramène toutes les valeurs de chaque image ensemble à une moyenne 0 et une variance 1 ; convient avec une pénalité de gradient.</translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation>Normalisation par groupes</translation>
    </message>
    <message>
        <source>Brings groups of feature maps of each image to mean 0 and variance 1; fits a gradient penalty.</source>
        <translation>Ramène des groupes de cartes de caractéristiques de chaque image à une moyenne 0 et une variance 1 ; convient avec une pénalité de gradient.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Number of groups; must divide the number of channels.</source>
        <translation>Nombre de groupes ; doit diviser le nombre de canaux.</translation>
    </message>
    <message>
        <source>Minibatch standard deviation</source>
        <translation>Écart type du lot</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>Taille des groupes</translation>
    </message>
    <message>
        <source>Images that are compared; all of a batch that cannot be divided by it.</source>
        <translation>Images comparées entre elles ; toutes celles d&apos;un lot qui n&apos;est pas divisible par ce nombre.</translation>
    </message>
    <message>
        <source>Added channels</source>
        <translation>Canaux ajoutés</translation>
    </message>
    <message>
        <source>Number of maps added; must divide the number of channels.</source>
        <translation>Nombre de cartes ajoutées ; doit diviser le nombre de canaux.</translation>
    </message>
    <message>
        <source>Maximize</source>
        <translation>Maximiser</translation>
    </message>
    <message>
        <source>Follows the gradient uphill, to watch what that does.</source>
        <translation>Remonte le gradient, pour observer ce qui se passe.</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Scales steps by the largest mean square so far, so that they never grow again (Reddi 2018).</source>
        <translation>Met les pas à l&apos;échelle du plus grand carré moyen atteint, pour qu&apos;ils ne grandissent plus jamais (Reddi 2018).</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam that shrinks the weights themselves instead of adding to their gradients (Loshchilov and Hutter 2019).</source>
        <translation>Adam qui réduit les poids eux-mêmes au lieu d&apos;ajouter à leurs gradients (Loshchilov et Hutter 2019).</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Centré</translation>
    </message>
    <message>
        <source>Scales steps by the spread of the gradient instead of by its mean square.</source>
        <translation>Met les pas à l&apos;échelle de la dispersion du gradient au lieu de son carré moyen.</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatation</translation>
    </message>
    <message>
        <source>Distance between the window&apos;s taps; above 1 it sees farther with gaps.</source>
        <translation>Distance entre les points de la fenêtre ; au-dessus de 1 elle voit plus loin, avec des trous.</translation>
    </message>
    <message>
        <source>Ceil mode</source>
        <translation>Arrondi au-dessus</translation>
    </message>
    <message>
        <source>Also takes the last, partly filled window.</source>
        <translation>Prend aussi la dernière fenêtre, en partie remplie.</translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other; must divide input and output channels.</source>
        <translation>Sépare les canaux en groupes qui ne se voient pas ; doit diviser les canaux d&apos;entrée et de sortie.</translation>
    </message>
    <message>
        <source>Slides learned windows over the image; output size is (in − dilation·(kernel − 1) − 1 + 2·padding)/stride + 1.</source>
        <translation>Fait glisser des fenêtres apprises sur l&apos;image ; la sortie mesure (entrée − dilatation·(noyau − 1) − 1 + 2·marge)/pas + 1.</translation>
    </message>
    <message>
        <source>Padding with</source>
        <translation>Remplissage de la marge</translation>
    </message>
    <message>
        <source>What the border holds: zeros, the image mirrored, its edge repeated, or its other side.</source>
        <translation>Ce que contient la marge : des zéros, l&apos;image en miroir, son bord répété ou son autre côté.</translation>
    </message>
    <message>
        <source>The adjoint of a convolution; output size is (in − 1)·stride − 2·padding + dilation·(kernel − 1) + 1 + output padding.</source>
        <translation>L&apos;adjointe d&apos;une convolution ; la sortie mesure (entrée − 1)·pas − 2·marge + dilatation·(noyau − 1) + 1 + marge de sortie.</translation>
    </message>
    <message>
        <source>Nearest repeats pixels; bilinear and bicubic blend them.</source>
        <translation>nearest répète les pixels ; bilinear et bicubic les mélangent.</translation>
    </message>
    <message>
        <source>Align corners</source>
        <translation>Aligner les coins</translation>
    </message>
    <message>
        <source>Maps the centres of corner pixels onto each other, for bilinear and bicubic.</source>
        <translation>Fait correspondre les centres des pixels des coins, pour bilinear et bicubic.</translation>
    </message>
    <message>
        <source>Count padding</source>
        <translation>Compter la marge</translation>
    </message>
    <message>
        <source>The border&apos;s zeros count in the mean.</source>
        <translation>Les zéros de la marge comptent dans la moyenne.</translation>
    </message>
    <message>
        <source>Augmentation probability</source>
        <translation>Probabilité d&apos;augmentation</translation>
    </message>
    <message>
        <source>r_t, overconfidence in real images</source>
        <translation>r_t, excès de confiance dans les images réelles</translation>
    </message>
    <message>
        <source>Texture, few slices</source>
        <translation>Texture, peu de coupes</translation>
    </message>
    <message>
        <source>The texture preset with adaptive augmentation, for a slice or two.</source>
        <translation>Le préréglage de texture avec une augmentation adaptative, pour une ou deux coupes.</translation>
    </message>
    <message>
        <source>Texture, circle term</source>
        <translation>Texture, terme des cercles</translation>
    </message>
    <message>
        <source>The texture preset with a term against overlapping fibres, at a tenth of the generator&apos;s gradient.</source>
        <translation>Le préréglage de texture avec un terme contre les fibres qui se chevauchent, à un dixième du gradient du générateur.</translation>
    </message>
    <message>
        <source>Least squares GAN</source>
        <translation>GAN aux moindres carrés</translation>
    </message>
    <message>
        <source>The DCGAN with least squares losses (Mao 2017).</source>
        <translation>Le DCGAN avec des pertes aux moindres carrés (Mao 2017).</translation>
    </message>
    <message>
        <source>Hinge, spectral norm</source>
        <translation>Charnière, norme spectrale</translation>
    </message>
    <message>
        <source>The DCGAN with hinge losses and a spectrally normalized discriminator (Miyato 2018).</source>
        <translation>Le DCGAN avec des pertes charnières et un discriminateur à normalisation spectrale (Miyato 2018).</translation>
    </message>
    <message>
        <source>WGAN, weight clipping</source>
        <translation>WGAN, poids bornés</translation>
    </message>
    <message>
        <source>The first Wasserstein GAN: weights of the critic clipped to ±0.01, RMSprop (Arjovsky 2017).</source>
        <translation>Le premier GAN de Wasserstein : poids du critique bornés à ±0,01, RMSprop (Arjovsky 2017).</translation>
    </message>
    <message>
        <source>MLP GAN, SGD</source>
        <translation>GAN MLP, SGD</translation>
    </message>
    <message>
        <source>Digits with SGD instead of Adam.</source>
        <translation>Des chiffres avec SGD au lieu d&apos;Adam.</translation>
    </message>
    <message>
        <source>MLP GAN, shallow generator</source>
        <translation>GAN MLP, générateur moins profond</translation>
    </message>
    <message>
        <source>Digits without the generator&apos;s last hidden layer.</source>
        <translation>Des chiffres sans la dernière couche cachée du générateur.</translation>
    </message>
    <message>
        <source>MLP GAN, shallow discriminator</source>
        <translation>GAN MLP, discriminateur moins profond</translation>
    </message>
    <message>
        <source>Digits without the discriminator&apos;s first hidden layer.</source>
        <translation>Des chiffres sans la première couche cachée du discriminateur.</translation>
    </message>
    <message>
        <source>MLP GAN, half the neurons</source>
        <translation>GAN MLP, moitié des neurones</translation>
    </message>
    <message>
        <source>Digits with half the neurons in every hidden layer.</source>
        <translation>Des chiffres avec la moitié des neurones dans chaque couche cachée.</translation>
    </message>
    <message>
        <source>MLP GAN, twice the neurons</source>
        <translation>GAN MLP, deux fois plus de neurones</translation>
    </message>
    <message>
        <source>Digits with twice the neurons in every hidden layer.</source>
        <translation>Des chiffres avec deux fois plus de neurones dans chaque couche cachée.</translation>
    </message>
    <message>
        <source>MLP GAN, ReLU</source>
        <translation>GAN MLP, ReLU</translation>
    </message>
    <message>
        <source>Digits with ReLU instead of leaky ReLU.</source>
        <translation>Des chiffres avec ReLU au lieu de la ReLU à fuite.</translation>
    </message>
    <message>
        <source>MLP GAN, tanh</source>
        <translation>GAN MLP, tanh</translation>
    </message>
    <message>
        <source>Digits with tanh instead of leaky ReLU.</source>
        <translation>Des chiffres avec tanh au lieu de la ReLU à fuite.</translation>
    </message>
    <message>
        <source>MLP GAN, sigmoid</source>
        <translation>GAN MLP, sigmoïde</translation>
    </message>
    <message>
        <source>Digits with the sigmoid instead of leaky ReLU.</source>
        <translation>Des chiffres avec la sigmoïde au lieu de la ReLU à fuite.</translation>
    </message>
    <message>
        <source>Generating and judging</source>
        <translation>Génération et jugement</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Jugement</translation>
    </message>
    <message>
        <source>Making sample slices</source>
        <translation>Fabrication des coupes d’exemple</translation>
    </message>
    <message>
        <source>Measuring real patches</source>
        <translation>Mesure des imagettes réelles</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Étalonné</translation>
    </message>
    <message>
        <source>Fitting the output calibration</source>
        <translation>Ajustement de l’étalonnage de sortie</translation>
    </message>
    <message>
        <source>finding where the material is</source>
        <translation>recherche de l’emplacement du matériau</translation>
    </message>
    <message>
        <source>choosing the held-out part</source>
        <translation>choix de la part réservée</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>chargé</translation>
    </message>
    <message>
        <source>reading headers</source>
        <translation>lecture des en-têtes</translation>
    </message>
    <message>
        <source>finding the range of values</source>
        <translation>recherche de l&apos;étendue des valeurs</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>quantile</source>
        <translation>quantile</translation>
    </message>
    <message>
        <source>Two-point correlation S2</source>
        <translation>Corrélation à deux points S2</translation>
    </message>
    <message>
        <source>Chord lengths, mean and SD</source>
        <translation>Longueurs de corde, moyenne et écart type</translation>
    </message>
    <message>
        <source>Power spectrum</source>
        <translation>Spectre de puissance</translation>
    </message>
    <message>
        <source>Fibre diameter, mean and SD</source>
        <translation>Diamètre des fibres, moyenne et écart type</translation>
    </message>
    <message>
        <source>Nearest neighbour, mean and SD</source>
        <translation>Plus proche voisine, moyenne et écart type</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Local binary pattern</source>
        <translation>Motif binaire local</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>motif</translation>
    </message>
    <message>
        <source>Describing patches</source>
        <translation>Description des imagettes</translation>
    </message>
    <message>
        <source>Sliced Wasserstein distance</source>
        <translation>Distance de Wasserstein par tranches</translation>
    </message>
    <message>
        <source>Scores diverge</source>
        <translation>Les scores divergent</translation>
    </message>
    <message>
        <source>Lower the learning rates, or bound the discriminator: a gradient penalty, R1, or spectral norm.</source>
        <translation>Baissez les taux d&apos;apprentissage, ou bornez le discriminateur : pénalité de gradient, R1 ou norme spectrale.</translation>
    </message>
    <message>
        <source>Mode collapse: the generator makes one image over and over</source>
        <translation>Effondrement des modes : le générateur refait toujours la même image</translation>
    </message>
    <message>
        <source>Go back to when the images differed, with relativistic pairing or a gradient penalty and half the rate; for slices take a fully convolutional texture network.</source>
        <translation>Revenez au moment où les images différaient, avec l&apos;appariement relativiste ou une pénalité de gradient et la moitié du taux ; pour des coupes, prenez un réseau de texture entièrement convolutif.</translation>
    </message>
    <message>
        <source>The discriminator wins: the generator learns nothing more</source>
        <translation>Le discriminateur gagne : le générateur n&apos;apprend plus rien</translation>
    </message>
    <message>
        <source>Hold the discriminator back: a stronger R1/R2, translation and cutout, or a lower rate.</source>
        <translation>Retenez le discriminateur : R1/R2 plus forts, translation et masquage, ou un taux plus bas.</translation>
    </message>
    <message>
        <source>The discriminator does not tell real from generated images</source>
        <translation>Le discriminateur ne distingue pas les images réelles des générées</translation>
    </message>
    <message>
        <source>Strengthen the discriminator: a weaker R1/R2, more steps per generator step, a higher rate, or a wider network.</source>
        <translation>Renforcez le discriminateur : R1/R2 plus faibles, plus de pas par pas du générateur, un taux plus haut ou un réseau plus large.</translation>
    </message>
    <message>
        <source>The generator makes only noise</source>
        <translation>Le générateur ne produit que du bruit</translation>
    </message>
    <message>
        <source>The generator hardly moves: use Adam, or a higher rate.</source>
        <translation>Le générateur ne bouge presque pas : utilisez Adam, ou un taux plus haut.</translation>
    </message>
    <message>
        <source>The generated images are flat</source>
        <translation>Les images générées sont plates</translation>
    </message>
    <message>
        <source>The generator hardly moves, or its last layer is saturated: use Adam, other initial weights, or a higher rate.</source>
        <translation>Le générateur ne bouge presque pas, ou sa dernière couche est saturée : utilisez Adam, d&apos;autres poids initiaux ou un taux plus haut.</translation>
    </message>
    <message>
        <source>The generated images are inverted: dark is bright</source>
        <translation>Les images générées sont inversées : le sombre est clair</translation>
    </message>
    <message>
        <source>Start again with another seed, and look whether the slices have the grey that you expect.</source>
        <translation>Recommencez avec une autre graine, et vérifiez que les coupes ont le gris attendu.</translation>
    </message>
    <message>
        <source>The generated images have the wrong brightness or contrast</source>
        <translation>Les images générées n&apos;ont pas la bonne luminosité ou le bon contraste</translation>
    </message>
    <message>
        <source>The generator should end in tanh, and the slices should be normalized; then lower the rates.</source>
        <translation>Le générateur devrait finir par tanh, et les coupes être normalisées ; ensuite baissez les taux.</translation>
    </message>
    <message>
        <source>A loss or gradient is not finite</source>
        <translation>Une perte ou un gradient n&apos;est pas fini</translation>
    </message>
    <message>
        <source>Lower the learning rates.</source>
        <translation>Baissez les taux d&apos;apprentissage.</translation>
    </message>
    <message>
        <source>How many of the newest checkpoints are kept beside the three best; 0 keeps all.</source>
        <translation>Combien des points de reprise les plus récents sont gardés à côté des trois meilleurs ; 0 les garde tous.</translation>
    </message>
    <message>
        <source>Assessed images</source>
        <translation>Images évaluées</translation>
    </message>
    <message>
        <source>Images that are compared with held-out real ones at a checkpoint, which takes at most 3 % of the time; 0 is off.</source>
        <translation>Images comparées aux imagettes réelles réservées à un point de reprise, ce qui prend au plus 3 % du temps ; 0 désactive.</translation>
    </message>
    <message>
        <source>Adds maps that tell how different the images of a batch are, against collapse (Karras 2018); as there, it may stand beside a gradient penalty, R1 or R2.</source>
        <translation>Ajoute des cartes qui disent à quel point les images d&apos;un lot diffèrent, contre l&apos;effondrement (Karras 2018) ; comme là, elle peut accompagner une pénalité de gradient, R1 ou R2.</translation>
    </message>
    <message>
        <source>MLP GAN, minimax</source>
        <translation>GAN MLP, minimax</translation>
    </message>
    <message>
        <source>Digits with the generator&apos;s own side of the minimax game, whose gradient vanishes when the discriminator wins.</source>
        <translation>Chiffres avec le côté du générateur dans le jeu minimax, dont le gradient s&apos;annule quand le discriminateur gagne.</translation>
    </message>
    <message>
        <source>Kernel distance (KID)</source>
        <translation>Distance à noyau (KID)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Nearest-neighbour test</source>
        <translation>Test du plus proche voisin</translation>
    </message>
    <message>
        <source>Different bins (NDB)</source>
        <translation>Classes différentes (NDB)</translation>
    </message>
    <message>
        <source>Near-duplicate pairs (birthday test)</source>
        <translation>Paires presque identiques (test des anniversaires)</translation>
    </message>
    <message>
        <source>Data copying C_T</source>
        <translation>Copie des données C_T</translation>
    </message>
    <message>
        <source>MS-SSIM of pairs over real</source>
        <translation>MS-SSIM des paires rapportée au réel</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation>Recherche de copies</translation>
    </message>
    <message>
        <source>Comparing real patches</source>
        <translation>Comparaison des imagettes réelles</translation>
    </message>
    <message>
        <source>Clark-Evans index</source>
        <translation>Indice de Clark-Evans</translation>
    </message>
    <message>
        <source>Mean distance of nearest fibres over that of a random pattern: above 1 regular, below 1 clustered.</source>
        <translation>Distance moyenne des fibres les plus proches, rapportée à celle d’un motif aléatoire : au-dessus de 1 régulier, au-dessous de 1 en amas.</translation>
    </message>
    <message>
        <source>Cluster length</source>
        <translation>Longueur d’amas</translation>
    </message>
    <message>
        <source>Correlation length</source>
        <translation>Longueur de corrélation</translation>
    </message>
    <message>
        <source>Root of the integral range of the two-point correlation: how far structure reaches.</source>
        <translation>Racine de la portée intégrale de la corrélation à deux points : jusqu’où va la structure.</translation>
    </message>
    <message>
        <source>Mean gradient</source>
        <translation>Gradient moyen</translation>
    </message>
    <message>
        <source>Mean magnitude of the grey gradient: blur lowers it, noise raises it.</source>
        <translation>Norme moyenne du gradient de gris : le flou l’abaisse, le bruit l’élève.</translation>
    </message>
    <message>
        <source>Lineal path</source>
        <translation>Chemin linéaire</translation>
    </message>
    <message>
        <source>Specific surface</source>
        <translation>Surface spécifique</translation>
    </message>
    <message>
        <source>Training the autoencoder</source>
        <translation>Entraînement de l’auto-encodeur</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Noyaux de calcul</translation>
    </message>
    <message>
        <source>auto takes Synthslice&apos;s own, faster layers where there are some; reference takes plain LibTorch&apos;s, to compare with.</source>
        <translation>auto prend les couches de Synthslice, plus rapides, là où il y en a ; reference prend celles de LibTorch, pour comparer.</translation>
    </message>
    <message>
        <source>The same seed, experiment and fixed thread count give the same run.</source>
        <translation>La même graine, la même expérience et le même nombre fixe de fils donnent la même exécution.</translation>
    </message>
    <message>
        <source>Processor threads for training; 0 takes all physical cores, and fewer while other programs keep them busy.</source>
        <translation>Fils d&apos;exécution pour l&apos;entraînement ; 0 prend tous les cœurs physiques, et moins tant que d&apos;autres programmes les occupent.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Adds Gaussian noise of a learned strength (Karras 2019): grain that a generator need not make itself.</source>
        <translation>Ajoute un bruit gaussien d&apos;intensité apprise (Karras 2019) : un grain que le générateur n&apos;a pas à produire lui-même.</translation>
    </message>
    <message>
        <source>Linear classifier</source>
        <translation>Classifieur linéaire</translation>
    </message>
    <message>
        <source>the discriminator&apos;s score</source>
        <translation>le score du discriminateur</translation>
    </message>
    <message>
        <source>healthy below 10000</source>
        <translation>sain sous 10000</translation>
    </message>
    <message>
        <source>the mean correlation of pairs of generated images</source>
        <translation>la corrélation moyenne des paires d&apos;images générées</translation>
    </message>
    <message>
        <source>healthy below 0.1</source>
        <translation>sain sous 0,1</translation>
    </message>
    <message>
        <source>the MS-SSIM of pairs of generated images over that of real ones</source>
        <translation>le MS-SSIM des paires d&apos;images générées sur celui des réelles</translation>
    </message>
    <message>
        <source>healthy below 2</source>
        <translation>sain sous 2</translation>
    </message>
    <message>
        <source>the spread of generated images over that of real ones</source>
        <translation>la dispersion des images générées sur celle des réelles</translation>
    </message>
    <message>
        <source>healthy from 0.8 to 1.2</source>
        <translation>sain de 0,8 à 1,2</translation>
    </message>
    <message>
        <source>D(x) - D(G(z))</source>
        <translation>D(x) - D(G(z))</translation>
    </message>
    <message>
        <source>healthy below 0.9</source>
        <translation>sain sous 0,9</translation>
    </message>
    <message>
        <source>the discriminator&apos;s loss</source>
        <translation>la perte du discriminateur</translation>
    </message>
    <message>
        <source>healthy above 0.1</source>
        <translation>sain au-dessus de 0,1</translation>
    </message>
    <message>
        <source>the difference between the scores of real and generated images</source>
        <translation>l&apos;écart entre les scores des images réelles et générées</translation>
    </message>
    <message>
        <source>it should grow while the images differ from the real ones</source>
        <translation>il devrait croître tant que les images diffèrent des réelles</translation>
    </message>
    <message>
        <source>the correlation of adjacent pixels over that of real images</source>
        <translation>la corrélation des pixels voisins sur celle des images réelles</translation>
    </message>
    <message>
        <source>healthy from 0.9 to 1.1</source>
        <translation>sain de 0,9 à 1,1</translation>
    </message>
    <message>
        <source>the SD of grey over that of real images</source>
        <translation>l&apos;écart-type du gris sur celui des images réelles</translation>
    </message>
    <message>
        <source>the similarity to inverted real images</source>
        <translation>la ressemblance aux images réelles inversées</translation>
    </message>
    <message>
        <source>-1 as real, 1 inverted</source>
        <translation>-1 comme le réel, 1 inversé</translation>
    </message>
    <message>
        <source>the shift of grey in SD of real grey</source>
        <translation>le décalage du gris en écarts-types du gris réel</translation>
    </message>
    <message>
        <source>healthy within 0.3</source>
        <translation>sain à 0,3 près</translation>
    </message>
    <message>
        <source>it should be a finite number</source>
        <translation>ce devrait être un nombre fini</translation>
    </message>
    <message>
        <source>Slices are resized by this first; 0 brings fibres more than 11 px apart to 8 px, which textures are learned best at.</source>
        <translation>Les coupes sont d&apos;abord redimensionnées de ce facteur ; 0 ramène à 8 px les fibres distantes de plus de 11 px : c&apos;est ainsi que les textures s&apos;apprennent le mieux.</translation>
    </message>
    <message>
        <source>Finding out how to measure</source>
        <translation>Recherche de la façon de mesurer</translation>
    </message>
    <message>
        <source>Describing images</source>
        <translation>Description des images</translation>
    </message>
    <message>
        <source>Neighbour distance, SD</source>
        <translation>Distance au voisin, écart type</translation>
    </message>
    <message>
        <source>Standard deviation of the distance of a fibre to its nearest neighbour.</source>
        <translation>Écart type de la distance d’une fibre à sa plus proche voisine.</translation>
    </message>
    <message>
        <source>Pair correlation of fibres</source>
        <translation>Corrélation de paires des fibres</translation>
    </message>
    <message>
        <source>Fibres at a distance from a fibre over those of a random pattern.</source>
        <translation>Fibres à une distance d’une fibre, rapportées à celles d’une répartition aléatoire.</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>distance</translation>
    </message>
    <message>
        <source>Grey below which a share of the pixels lies.</source>
        <translation>Gris sous lequel se trouve une part des pixels.</translation>
    </message>
    <message>
        <source>Shares of pixels in 32 equal bins from black to full scale.</source>
        <translation>Parts des pixels dans 32 classes égales, du noir à la pleine échelle.</translation>
    </message>
    <message>
        <source>grey of full scale</source>
        <translation>gris, de la pleine échelle</translation>
    </message>
    <message>
        <source>Magnitude of the grey gradient below which a share of the pixels lies.</source>
        <translation>Norme du gradient de gris sous laquelle se trouve une part des pixels.</translation>
    </message>
    <message>
        <source>Shares of the patterns of brighter and darker neighbours around a pixel.</source>
        <translation>Parts des motifs de voisins plus clairs et plus sombres autour d’un pixel.</translation>
    </message>
    <message>
        <source>Power of grey by spatial frequency, over all directions.</source>
        <translation>Puissance du gris selon la fréquence spatiale, toutes directions confondues.</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>fréquence</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>matrice</translation>
    </message>
    <message>
        <source>fibres</source>
        <translation>fibres</translation>
    </message>
    <message>
        <source>Share of the image that is in the phase.</source>
        <translation>Part de l’image qui est dans la phase.</translation>
    </message>
    <message>
        <source>Length of the phase&apos;s interface per area.</source>
        <translation>Longueur de l’interface de la phase par unité d’aire.</translation>
    </message>
    <message>
        <source>Probability that both ends of a line of a length lie in the phase.</source>
        <translation>Probabilité que les deux extrémités d’un segment d’une longueur soient dans la phase.</translation>
    </message>
    <message>
        <source>Two-point correlation along rows</source>
        <translation>Corrélation à deux points le long des lignes</translation>
    </message>
    <message>
        <source>Two-point correlation along columns</source>
        <translation>Corrélation à deux points le long des colonnes</translation>
    </message>
    <message>
        <source>Probability that a whole run of a length lies in the phase.</source>
        <translation>Probabilité qu’un segment entier d’une longueur soit dans la phase.</translation>
    </message>
    <message>
        <source>length of run</source>
        <translation>longueur du segment</translation>
    </message>
    <message>
        <source>Chord length</source>
        <translation>Longueur de corde</translation>
    </message>
    <message>
        <source>Mean length of runs of rows and columns between two interfaces.</source>
        <translation>Longueur moyenne des segments de lignes et de colonnes entre deux interfaces.</translation>
    </message>
    <message>
        <source>Chord length, SD</source>
        <translation>Longueur de corde, écart type</translation>
    </message>
    <message>
        <source>Standard deviation of the length of runs of rows and columns between two interfaces.</source>
        <translation>Écart type de la longueur des segments de lignes et de colonnes entre deux interfaces.</translation>
    </message>
    <message>
        <source>Mean free path</source>
        <translation>Libre parcours moyen</translation>
    </message>
    <message>
        <source>How far one gets from a pixel of the phase along a row or column within it, that pixel included: the lineal path function summed, over the volume fraction.</source>
        <translation>Jusqu’où l’on va depuis un pixel de la phase, le long d’une ligne ou d’une colonne, sans en sortir, ce pixel compris : la fonction de chemin linéaire sommée, rapportée à la fraction volumique.</translation>
    </message>
    <message>
        <source>Cluster function C2</source>
        <translation>Fonction d’amas C2</translation>
    </message>
    <message>
        <source>Probability that two pixels at a distance lie in the same cluster of the phase.</source>
        <translation>Probabilité que deux pixels à une distance soient dans le même amas de la phase.</translation>
    </message>
    <message>
        <source>How far connected parts of the phase reach: the two-point cluster function summed, over the volume fraction.</source>
        <translation>Jusqu’où vont les parties connexes de la phase : la fonction d’amas à deux points sommée, rapportée à la fraction volumique.</translation>
    </message>
    <message>
        <source>Connectivity</source>
        <translation>Connexité</translation>
    </message>
    <message>
        <source>Share of the phase that lies in its largest cluster.</source>
        <translation>Part de la phase qui est dans son plus grand amas.</translation>
    </message>
    <message>
        <source>Probability that both ends of a line along the axis lie in the phase.</source>
        <translation>Probabilité que les deux extrémités d’un segment parallèle à l’axe soient dans la phase.</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Matériau</translation>
    </message>
    <message>
        <source>fibres: round inclusions in a matrix; phases: told apart by grey, of any shape; labels: segmented images, a grey for each phase; auto finds out.</source>
        <translation>fibres : inclusions rondes dans une matrice ; phases : distinguées par le gris, de forme quelconque ; labels : images segmentées, un gris par phase ; auto cherche lequel.</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>Number of phases that are told apart by grey, for the material &quot;phases&quot;.</source>
        <translation>Nombre de phases distinguées par le gris, pour le matériau « phases ».</translation>
    </message>
    <message>
        <source>Phase thresholds</source>
        <translation>Seuils des phases</translation>
    </message>
    <message>
        <source>Greys between the phases, 0 to 1 of full scale, separated by commas; empty finds them (Otsu).</source>
        <translation>Gris entre les phases, de 0 à 1 de la pleine échelle, séparés par des virgules ; vide les cherche (Otsu).</translation>
    </message>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Générateur</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminateur</translation>
    </message>
    <message>
        <source>What the discriminator minimizes</source>
        <translation>Ce que le discriminateur minimise</translation>
    </message>
    <message>
        <source>What the generator minimizes</source>
        <translation>Ce que le générateur minimise</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Which images with classes are told apart, and how they are divided into parts.</source>
        <translation>Quelles images à classes sont distinguées, et comment elles sont réparties.</translation>
    </message>
    <message>
        <source>Names of the classes that are taken, with commas between them; empty takes all.</source>
        <translation>Noms des classes retenues, séparés par des virgules ; vide les prend toutes.</translation>
    </message>
    <message>
        <source>Divide all anew</source>
        <translation>Tout répartir à nouveau</translation>
    </message>
    <message>
        <source>Divides all images by the shares below, also where files tell training and test images apart.</source>
        <translation>Répartit toutes les images selon les parts ci-dessous, même là où les fichiers distinguent entraînement et test.</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Part de test</translation>
    </message>
    <message>
        <source>Share of each class&apos;s images that is kept for testing, where files do not tell.</source>
        <translation>Part des images de chaque classe gardée pour le test, là où les fichiers ne le disent pas.</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Part de validation</translation>
    </message>
    <message>
        <source>Share of each class&apos;s other images that is neither trained on nor used for testing.</source>
        <translation>Part des autres images de chaque classe qui ne sert ni à l&apos;entraînement ni au test.</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Graine de la répartition</translation>
    </message>
    <message>
        <source>Another seed divides the images otherwise.</source>
        <translation>Une autre graine répartit les images autrement.</translation>
    </message>
    <message>
        <source>Network without a library</source>
        <translation>Réseau sans bibliothèque</translation>
    </message>
    <message>
        <source>the number of hidden neurons that repeat another</source>
        <translation>le nombre de neurones cachés qui en répètent un autre</translation>
    </message>
    <message>
        <source>healthy at 0</source>
        <translation>sain à 0</translation>
    </message>
    <message>
        <source>the share of outputs of hidden neurons where the slope is flat</source>
        <translation>la part des sorties des neurones cachés où la pente est nulle ou presque</translation>
    </message>
    <message>
        <source>the number of classes that the images of a batch are taken for</source>
        <translation>le nombre de classes attribuées aux images d&apos;un lot</translation>
    </message>
    <message>
        <source>healthy where it is that of the classes in the batch</source>
        <translation>sain s&apos;il est celui des classes présentes dans le lot</translation>
    </message>
    <message>
        <source>Hidden neurons are identical: many learn no more than one would</source>
        <translation>Des neurones cachés sont identiques : à plusieurs, ils n&apos;apprennent pas plus qu&apos;un seul</translation>
    </message>
    <message>
        <source>Neurons that start alike have the same gradient and stay alike: start from random weights.</source>
        <translation>Des neurones qui débutent pareils ont le même gradient et restent pareils : partez de poids aléatoires.</translation>
    </message>
    <message>
        <source>Hidden neurons are saturated: hardly a gradient comes through</source>
        <translation>Les neurones cachés sont saturés : presque aucun gradient ne passe</translation>
    </message>
    <message>
        <source>Weights are too large for so many inputs: start from small random weights, such as normal ones of spread 0.1, or lower the learning rate.</source>
        <translation>Les poids sont trop grands pour autant d&apos;entrées : partez de petits poids aléatoires, par exemple normaux d&apos;écart type 0,1, ou baissez le taux d&apos;apprentissage.</translation>
    </message>
    <message>
        <source>All images are taken for one class</source>
        <translation>Toutes les images sont attribuées à une seule classe</translation>
    </message>
    <message>
        <source>The outputs hardly depend on the images. One number behind a sigmoid cannot tell more than two classes: take an output a class with cross-entropy, small random weights, or another learning rate.</source>
        <translation>Les sorties ne dépendent presque pas des images. Un seul nombre derrière une sigmoïde ne peut distinguer plus de deux classes : prenez une sortie par classe avec l&apos;entropie croisée, de petits poids aléatoires ou un autre taux d&apos;apprentissage.</translation>
    </message>
    <message>
        <source>Start of the weights of all layers.</source>
        <translation>Valeurs de départ des poids de toutes les couches.</translation>
    </message>
    <message>
        <source>Initial biases</source>
        <translation>Biais initiaux</translation>
    </message>
    <message>
        <source>Start of the biases of all layers.</source>
        <translation>Valeurs de départ des biais de toutes les couches.</translation>
    </message>
    <message>
        <source>Plain network</source>
        <translation>Réseau simple</translation>
    </message>
    <message>
        <source>Fully connected layers from the pixels to the class, computed without a library.</source>
        <translation>Couches entièrement connectées des pixels à la classe, calculées sans bibliothèque.</translation>
    </message>
    <message>
        <source>Hidden neurons</source>
        <translation>Neurones cachés</translation>
    </message>
    <message>
        <source>Neurons of each hidden layer, with commas between layers; empty leaves them out.</source>
        <translation>Nombre de neurones de chaque couche cachée, séparés par des virgules ; vide : aucune couche cachée.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>What each hidden neuron makes of the sum of its inputs.</source>
        <translation>Ce que chaque neurone caché fait de la somme de ses entrées.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>number has one output, which is to be the number of the class, 0, 1, ...; per_class has an output a class, which is to be 1 for that of the image and 0 for the others.</source>
        <translation>number a une seule sortie, qui doit être le numéro de la classe, 0, 1, ... ; per_class a une sortie par classe, qui doit être 1 pour celle de l&apos;image et 0 pour les autres.</translation>
    </message>
    <message>
        <source>Output activation</source>
        <translation>Activation de sortie</translation>
    </message>
    <message>
        <source>What each output neuron makes of the sum of its inputs; a sigmoid stays between 0 and 1, cross-entropy needs identity.</source>
        <translation>Ce que chaque neurone de sortie fait de la somme de ses entrées ; une sigmoïde reste entre 0 et 1, l&apos;entropie croisée demande identity.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>What the network minimizes, and by which steps.</source>
        <translation>Ce que le réseau minimise, et par quels pas.</translation>
    </message>
    <message>
        <source>squared_error is half the sum of squared errors of an image, rmse the root of the mean squared error of a batch, cross_entropy is that of the softmax of the outputs.</source>
        <translation>squared_error est la demi-somme des carrés des erreurs d&apos;une image, rmse la racine de l&apos;erreur quadratique moyenne d&apos;un lot, cross_entropy celle du softmax des sorties.</translation>
    </message>
    <message>
        <source>Step along the negative gradient.</source>
        <translation>Longueur du pas à l&apos;opposé du gradient.</translation>
    </message>
    <message>
        <source>Initial values</source>
        <translation>Valeurs initiales</translation>
    </message>
    <message>
        <source>How weights and biases start.</source>
        <translation>Valeurs de départ des poids et des biais.</translation>
    </message>
    <message>
        <source>Whether all start alike or are drawn; hidden neurons that start alike stay alike.</source>
        <translation>Si toutes débutent pareilles ou sont tirées au hasard ; des neurones cachés qui débutent pareils restent pareils.</translation>
    </message>
    <message>
        <source>All start at this.</source>
        <translation>Toutes débutent à cette valeur.</translation>
    </message>
    <message>
        <source>All start between this and the highest.</source>
        <translation>Toutes débutent entre cette valeur et le maximum.</translation>
    </message>
    <message>
        <source>All start between the lowest and this.</source>
        <translation>Toutes débutent entre le minimum et cette valeur.</translation>
    </message>
    <message>
        <source>Middle of the initial values.</source>
        <translation>Milieu des valeurs initiales.</translation>
    </message>
    <message>
        <source>Spread of the initial values.</source>
        <translation>Dispersion des valeurs initiales.</translation>
    </message>
    <message>
        <source>Accuracy of the batch</source>
        <translation>Exactitude sur le lot</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norme du gradient</translation>
    </message>
    <message>
        <source>Classes that the batch is taken for</source>
        <translation>Classes attribuées au lot</translation>
    </message>
    <message>
        <source>Saturated share of hidden outputs</source>
        <translation>Part saturée des sorties cachées</translation>
    </message>
    <message>
        <source>Hidden neurons that repeat another</source>
        <translation>Neurones cachés qui en répètent un autre</translation>
    </message>
    <message>
        <source>Without a library, 0 and 1</source>
        <translation>Sans bibliothèque, 0 et 1</translation>
    </message>
    <message>
        <source>784 – 5 – 1 sigmoid neurons by formulas of their own tell zeros from ones; every weight can be looked at.</source>
        <translation>784 – 5 – 1 neurones sigmoïdes, avec leurs propres formules, distinguent les zéros des uns ; chaque poids peut être regardé.</translation>
    </message>
    <message>
        <source>Without a library, zero weights</source>
        <translation>Sans bibliothèque, poids nuls</translation>
    </message>
    <message>
        <source>The same from weights of 0: hidden neurons start alike and stay alike.</source>
        <translation>Le même à partir de poids nuls : les neurones cachés débutent pareils et restent pareils.</translation>
    </message>
    <message>
        <source>Without a library, weights of −5</source>
        <translation>Sans bibliothèque, poids de −5</translation>
    </message>
    <message>
        <source>The same from weights of −5: sigmoids are flat there, and nothing is learned.</source>
        <translation>Le même à partir de poids de −5 : les sigmoïdes y sont plates, et rien n&apos;est appris.</translation>
    </message>
    <message>
        <source>Without a library, ten digits</source>
        <translation>Sans bibliothèque, dix chiffres</translation>
    </message>
    <message>
        <source>One sigmoid output for the digit itself, with RMSE: it takes every digit for a 1.</source>
        <translation>Une seule sortie sigmoïde pour le chiffre lui-même, avec la RMSE : il prend chaque chiffre pour un 1.</translation>
    </message>
    <message>
        <source>Without a library, ten digits, cross-entropy</source>
        <translation>Sans bibliothèque, dix chiffres, entropie croisée</translation>
    </message>
    <message>
        <source>An output a digit with cross-entropy: the same hidden layer tells the digits apart.</source>
        <translation>Une sortie par chiffre avec l&apos;entropie croisée : la même couche cachée distingue les chiffres.</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Classifieur</translation>
    </message>
    <message>
        <source>the share of images that are taken for one class</source>
        <translation>la part des images qui sont prises pour une seule classe</translation>
    </message>
    <message>
        <source>healthy about that of the most common class</source>
        <translation>sain : à peu près celle de la classe la plus fréquente</translation>
    </message>
    <message>
        <source>the accuracy on training images</source>
        <translation>l&apos;exactitude sur les images d&apos;entraînement</translation>
    </message>
    <message>
        <source>chance is 1 over the number of classes</source>
        <translation>le hasard donne 1 sur le nombre de classes</translation>
    </message>
    <message>
        <source>the test loss over its lowest</source>
        <translation>la perte de test rapportée à son minimum</translation>
    </message>
    <message>
        <source>healthy below 1.1 while the training loss is as high</source>
        <translation>sain en dessous de 1,1 tant que la perte d&apos;entraînement est aussi haute</translation>
    </message>
    <message>
        <source>The network predicts one class only</source>
        <translation>Le réseau ne prédit qu’une seule classe</translation>
    </message>
    <message>
        <source>Start again with a lower rate, or with Adam instead of SGD; nll needs log_softmax at the network&apos;s end.</source>
        <translation>Recommencez avec un taux plus bas, ou avec Adam au lieu de SGD ; nll demande log_softmax à la fin du réseau.</translation>
    </message>
    <message>
        <source>The network is as good as chance</source>
        <translation>Le réseau ne fait pas mieux que le hasard</translation>
    </message>
    <message>
        <source>It does not learn at this rate: try a lower one, or Adam instead of SGD; look whether the images show their classes.</source>
        <translation>Il n&apos;apprend pas à ce taux : essayez-en un plus bas, ou Adam au lieu de SGD ; vérifiez que les images montrent leurs classes.</translation>
    </message>
    <message>
        <source>Overfitting: the test loss rises while the training loss falls</source>
        <translation>Surapprentissage : la perte de test monte pendant que la perte d&apos;entraînement baisse</translation>
    </message>
    <message>
        <source>Stop where the test loss was lowest, or use weight decay, dropout, fewer neurons or more images.</source>
        <translation>Arrêtez là où la perte de test était la plus basse, ou employez une décroissance des poids, du dropout, moins de neurones ou plus d&apos;images.</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Perte d&apos;entraînement</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Perte de test</translation>
    </message>
    <message>
        <source>Accuracy of the test part</source>
        <translation>Exactitude de la partie de test</translation>
    </message>
    <message>
        <source>RMSE of beliefs, test part</source>
        <translation>RMSE des croyances, partie de test</translation>
    </message>
    <message>
        <source>RMSE of class numbers, test part</source>
        <translation>RMSE des numéros de classe, partie de test</translation>
    </message>
    <message>
        <source>Share of the class predicted most, batch</source>
        <translation>Part de la classe la plus prédite, lot</translation>
    </message>
    <message>
        <source>Test loss over training loss</source>
        <translation>Perte de test sur perte d&apos;entraînement</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>A weighted sum of plain losses of the network&apos;s values, one a class, against 1 for the image&apos;s class and 0 for others.</source>
        <translation>Une somme pondérée de pertes simples des valeurs du réseau, une par classe, par rapport à 1 pour la classe de l&apos;image et 0 pour les autres.</translation>
    </message>
    <message>
        <source>LeNet, digits</source>
        <translation>LeNet, chiffres</translation>
    </message>
    <message>
        <source>Tells MNIST&apos;s digits apart with two convolutions and 61,706 parameters; 45 epochs reach about 99 %.</source>
        <translation>Distingue les chiffres de MNIST avec deux convolutions et 61 706 paramètres ; 45 époques atteignent environ 99 %.</translation>
    </message>
    <message>
        <source>Classifier of patches</source>
        <translation>Classifieur d&apos;imagettes</translation>
    </message>
    <message>
        <source>Tells patches of slices apart that lie in a folder each class; written for two classes.</source>
        <translation>Distingue des imagettes de coupes rangées dans un dossier par classe ; écrit pour deux classes.</translation>
    </message>
    <message>
        <source>One hidden layer, digits</source>
        <translation>Une couche cachée, chiffres</translation>
    </message>
    <message>
        <source>Digits by a single hidden layer of 128 neurons, to compare with convolutions.</source>
        <translation>Chiffres par une seule couche cachée de 128 neurones, à comparer aux convolutions.</translation>
    </message>
    <message>
        <source>LeNet, no pooling</source>
        <translation>LeNet, sans sous-échantillonnage</translation>
    </message>
    <message>
        <source>LeNet with ReLU and without pooling.</source>
        <translation>LeNet avec ReLU et sans sous-échantillonnage.</translation>
    </message>
    <message>
        <source>LeNet, three convolutions</source>
        <translation>LeNet, trois convolutions</translation>
    </message>
    <message>
        <source>LeNet with three small convolutions and max-pooling.</source>
        <translation>LeNet avec trois petites convolutions et max-pooling.</translation>
    </message>
    <message>
        <source>LeNet, one convolution</source>
        <translation>LeNet, une convolution</translation>
    </message>
    <message>
        <source>LeNet with a single convolution of 20 maps.</source>
        <translation>LeNet avec une seule convolution de 20 cartes.</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Distributions</translation>
    </message>
    <message>
        <source>log10 of the discriminator&apos;s gradient at generated points</source>
        <translation>log10 du gradient du discriminateur aux points générés</translation>
    </message>
    <message>
        <source>healthy above -2</source>
        <translation>sain au-dessus de -2</translation>
    </message>
    <message>
        <source>log10 of the critic&apos;s gradient at generated points</source>
        <translation>log10 du gradient du critique aux points générés</translation>
    </message>
    <message>
        <source>about 0 with a gradient penalty</source>
        <translation>environ 0 avec une pénalité de gradient</translation>
    </message>
    <message>
        <source>the number of Gaussians that generated points have found</source>
        <translation>le nombre de gaussiennes trouvées par les points générés</translation>
    </message>
    <message>
        <source>Vanishing gradient: the discriminator is sure, and a generator would learn nothing from it</source>
        <translation>Gradient évanescent : le discriminateur est sûr de lui, et un générateur n’en apprendrait rien</translation>
    </message>
    <message>
        <source>Use the critic: its gradient stays, however far apart both distributions are.</source>
        <translation>Prenez le critique : son gradient demeure, aussi éloignées que soient les deux distributions.</translation>
    </message>
    <message>
        <source>The critic&apos;s gradient vanishes on its way through the layers</source>
        <translation>Le gradient du critique s’évanouit au fil des couches</translation>
    </message>
    <message>
        <source>The clipped weights are too small for a network so deep: use a gradient penalty instead, or a larger bound.</source>
        <translation>Les poids écrêtés sont trop petits pour un réseau aussi profond : prenez plutôt une pénalité de gradient, ou une borne plus large.</translation>
    </message>
    <message>
        <source>The critic&apos;s gradient explodes on its way through the layers</source>
        <translation>Le gradient du critique explose au fil des couches</translation>
    </message>
    <message>
        <source>The clipped weights are too large for a network so deep: use a gradient penalty instead, or a smaller bound.</source>
        <translation>Les poids écrêtés sont trop grands pour un réseau aussi profond : prenez plutôt une pénalité de gradient, ou une borne plus étroite.</translation>
    </message>
    <message>
        <source>Mode collapse: the generator leaves out parts of the data</source>
        <translation>Effondrement de modes : le générateur laisse de côté une partie des données</translation>
    </message>
    <message>
        <source>Let the generator follow the critic (Wasserstein loss with gradient penalty).</source>
        <translation>Faites suivre le critique au générateur (perte de Wasserstein avec pénalité de gradient).</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>Gaussians between semicolons, each with its weight and a colon before it: 0.3:N(-2, 1); 0.7:N(2, 0.5) on a line, N(x, y, sd), N(x, y, sd_x, sd_y) or N(x, y, sd_x, sd_y, correlation) in the plane.</source>
        <translation>Des gaussiennes entre points-virgules, chacune précédée de son poids et de deux points : 0.3:N(-2, 1); 0.7:N(2, 0.5) sur une droite, N(x, y, sd), N(x, y, sd_x, sd_y) ou N(x, y, sd_x, sd_y, corrélation) dans le plan.</translation>
    </message>
    <message>
        <source>Where the Gaussian is; in the plane along x, with y = 0.</source>
        <translation>Où se trouve la gaussienne ; dans le plan le long de x, avec y = 0.</translation>
    </message>
    <message>
        <source>How wide the Gaussian is, along each axis.</source>
        <translation>Largeur de la gaussienne, le long de chaque axe.</translation>
    </message>
    <message>
        <source>Mixture</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Real points</source>
        <translation>Points réels</translation>
    </message>
    <message>
        <source>The distribution that is to be learned.</source>
        <translation>La distribution à apprendre.</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>1: points of a line, 2: points of the plane; of generated points too.</source>
        <translation>1 : points d’une droite, 2 : points du plan ; des points générés aussi.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>A Gaussian, a mixture of Gaussians, or the points of a file.</source>
        <translation>Une gaussienne, un mélange de gaussiennes, ou les points d’un fichier.</translation>
    </message>
    <message>
        <source>File of points</source>
        <translation>Fichier de points</translation>
    </message>
    <message>
        <source>A CSV file with a point a row: one number, or two between commas in the plane.</source>
        <translation>Un fichier CSV avec un point par ligne : un nombre, ou deux séparés par une virgule dans le plan.</translation>
    </message>
    <message>
        <source>Generated points</source>
        <translation>Points générés</translation>
    </message>
    <message>
        <source>A distribution that stays where it is put, or a network that learns.</source>
        <translation>Une distribution qui reste où on la met, ou un réseau qui apprend.</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Produits par</translation>
    </message>
    <message>
        <source>A Gaussian or a mixture, which discriminator and critic learn to tell from the real points; or a generator network, which learns from one of them.</source>
        <translation>Une gaussienne ou un mélange, que discriminateur et critique apprennent à distinguer des points réels ; ou un réseau générateur, qui apprend de l’un des deux.</translation>
    </message>
    <message>
        <source>Latent numbers</source>
        <translation>Nombres latents</translation>
    </message>
    <message>
        <source>Standard normal numbers that the generator turns into a point.</source>
        <translation>Nombres de loi normale centrée réduite que le générateur transforme en un point.</translation>
    </message>
    <message>
        <source>Discriminator and critic learn side by side, each with its own loss.</source>
        <translation>Discriminateur et critique apprennent côte à côte, chacun avec sa propre perte.</translation>
    </message>
    <message>
        <source>non_saturating and minimax follow the discriminator (Goodfellow 2014), wasserstein the critic (Arjovsky 2017).</source>
        <translation>non_saturating et minimax suivent le discriminateur (Goodfellow 2014), wasserstein le critique (Arjovsky 2017).</translation>
    </message>
    <message>
        <source>Keeps the critic&apos;s slope near 1 between real and generated points (Gulrajani 2017); 0 is off.</source>
        <translation>Maintient la pente du critique près de 1 entre points réels et générés (Gulrajani 2017) ; 0 désactive.</translation>
    </message>
    <message>
        <source>Updates a step</source>
        <translation>Mises à jour par pas</translation>
    </message>
    <message>
        <source>Updates of discriminator and critic in a step, before one of the generator.</source>
        <translation>Mises à jour du discriminateur et du critique dans un pas, avant une du générateur.</translation>
    </message>
    <message>
        <source>Critic loss</source>
        <translation>Perte du critique</translation>
    </message>
    <message>
        <source>JS from the discriminator&apos;s loss</source>
        <translation>JS d’après la perte du discriminateur</translation>
    </message>
    <message>
        <source>Jensen-Shannon divergence</source>
        <translation>Divergence de Jensen-Shannon</translation>
    </message>
    <message>
        <source>W1 from the critic</source>
        <translation>W1 d’après le critique</translation>
    </message>
    <message>
        <source>Wasserstein-1 distance</source>
        <translation>Distance de Wasserstein-1</translation>
    </message>
    <message>
        <source>Wasserstein-2 distance</source>
        <translation>Distance de Wasserstein-2</translation>
    </message>
    <message>
        <source>KL(real || generated)</source>
        <translation>KL(réel || généré)</translation>
    </message>
    <message>
        <source>KL(generated || real)</source>
        <translation>KL(généré || réel)</translation>
    </message>
    <message>
        <source>Minimax gradient, log10</source>
        <translation>Gradient minimax, log10</translation>
    </message>
    <message>
        <source>Non-saturating gradient, log10</source>
        <translation>Gradient non saturant, log10</translation>
    </message>
    <message>
        <source>Critic&apos;s gradient, log10</source>
        <translation>Gradient du critique, log10</translation>
    </message>
    <message>
        <source>Gaussians found</source>
        <translation>Gaussiennes trouvées</translation>
    </message>
    <message>
        <source>Share of points on a Gaussian</source>
        <translation>Part des points sur une gaussienne</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>real</source>
        <translation>réel</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>généré</translation>
    </message>
    <message>
        <source>Critic&apos;s gradient by layer</source>
        <translation>Gradient du critique par couche</translation>
    </message>
    <message>
        <source>linear layer, from the input on</source>
        <translation>couche linéaire, à partir de l’entrée</translation>
    </message>
    <message>
        <source>critic</source>
        <translation>critique</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>appris</translation>
    </message>
    <message>
        <source>Critic, scaled to a largest slope of 1</source>
        <translation>Critique, ramené à une pente maximale de 1</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>density</source>
        <translation>densité</translation>
    </message>
    <message>
        <source>Where a generated point at x is drawn</source>
        <translation>Où est attiré un point généré en x</translation>
    </message>
    <message>
        <source>minimax</source>
        <translation>minimax</translation>
    </message>
    <message>
        <source>non-saturating</source>
        <translation>non saturante</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>Deux gaussiennes</translation>
    </message>
    <message>
        <source>GAN of points on a ring</source>
        <translation>GAN de points sur un anneau</translation>
    </message>
    <message>
        <source>No slices needed: a small GAN in the plane, whose generator likes to miss some of eight Gaussians.</source>
        <translation>Sans coupes : un petit GAN dans le plan, dont le générateur oublie volontiers certaines des huit gaussiennes.</translation>
    </message>
    <message>
        <source>Deep critic, clipped weights</source>
        <translation>Critique profond, poids écrêtés</translation>
    </message>
    <message>
        <source>Gradients of a critic of twelve layers vanish or explode with the bound of its weights (Gulrajani 2017).</source>
        <translation>Les gradients d’un critique de douze couches s’évanouissent ou explosent selon la borne de ses poids (Gulrajani 2017).</translation>
    </message>
    <message>
        <source>Two Gaussians, far apart</source>
        <translation>Deux gaussiennes éloignées</translation>
    </message>
    <message>
        <source>The discriminator&apos;s gradient vanishes, the critic&apos;s stays (Arjovsky 2017).</source>
        <translation>Le gradient du discriminateur s’évanouit, celui du critique demeure (Arjovsky 2017).</translation>
    </message>
    <message>
        <source>Deep critic, gradient penalty</source>
        <translation>Critique profond, pénalité de gradient</translation>
    </message>
    <message>
        <source>The same critic with a gradient penalty: its gradients reach all layers.</source>
        <translation>Le même critique avec une pénalité de gradient : ses gradients atteignent toutes les couches.</translation>
    </message>
    <message>
        <source>log10 of gradient</source>
        <translation>log10 du gradient</translation>
    </message>
    <message>
        <source>D(x)</source>
        <translation>D(x)</translation>
    </message>
    <message>
        <source>best</source>
        <translation>optimal</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>vers la droite</translation>
    </message>
    <message>
        <source>No slices needed: a discriminator and a critic learn side by side to tell two Gaussians apart; move one of them away while they do.</source>
        <translation>Sans coupes : un discriminateur et un critique apprennent côte à côte à distinguer deux gaussiennes ; éloignez-en une pendant ce temps.</translation>
    </message>
    <message>
        <source>RMSE of the test part</source>
        <translation>RMSE sur la partie de test</translation>
    </message>
    <message>
        <source>Lowest of three test losses over the lowest</source>
        <translation>Plus basse de trois pertes de test sur le minimum</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>What images can be asked for: both networks are told it of every patch.</source>
        <translation>Ce qui peut être demandé aux images : les deux réseaux le connaissent de chaque imagette.</translation>
    </message>
    <message>
        <source>none, or volume_fraction: the share of a patch above Otsu&apos;s threshold of the training patches. Images can then be made with a chosen share.</source>
        <translation>none, ou volume_fraction : la part d’une imagette au-dessus du seuil d’Otsu des imagettes d’apprentissage. Les images peuvent alors être faites avec une part choisie.</translation>
    </message>
    <message>
        <source>Texture, volume fraction to choose</source>
        <translation>Texture, fraction volumique au choix</translation>
    </message>
    <message>
        <source>The texture preset told the volume fraction of every patch, so that images can be made with a chosen one.</source>
        <translation>Le préréglage de texture, qui connaît la fraction volumique de chaque imagette : les images peuvent être faites avec une fraction choisie.</translation>
    </message>
    <message>
        <source>Name of the run; yours, or the experiment&apos;s</source>
        <translation>Nom de l&apos;essai : le vôtre, ou celui de l&apos;expérience</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Kind of network</source>
        <translation>Sorte de réseau</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>The preset that the experiment is named after</source>
        <translation>Le préréglage dont l&apos;expérience porte le nom</translation>
    </message>
    <message>
        <source>What the run learned from</source>
        <translation>Ce sur quoi l&apos;essai a appris</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Being trained, or how the training ended</source>
        <translation>En cours, ou comment l&apos;entraînement s&apos;est terminé</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Pas effectués</translation>
    </message>
    <message>
        <source>Steps in all</source>
        <translation>Pas en tout</translation>
    </message>
    <message>
        <source>Steps at which the run is done</source>
        <translation>Pas auquel l&apos;essai est terminé</translation>
    </message>
    <message>
        <source>Best Q</source>
        <translation>Meilleur Q</translation>
    </message>
    <message>
        <source>Worst descriptor</source>
        <translation>Pire descripteur</translation>
    </message>
    <message>
        <source>What was farthest from real images at the best Q</source>
        <translation>Ce qui était le plus loin des images réelles au meilleur Q</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Meilleure exactitude</translation>
    </message>
    <message>
        <source>Highest share of the test images that a classifier took for their class</source>
        <translation>Plus grande part des images de test qu&apos;un classificateur a reconnues</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Time spent in training steps</source>
        <translation>Temps passé en pas d&apos;entraînement</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Dernier changement</translation>
    </message>
    <message>
        <source>When the run was last written</source>
        <translation>Quand l&apos;essai a été écrit pour la dernière fois</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Words that you have given to the run</source>
        <translation>Mots que vous avez donnés à l&apos;essai</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What you have noted about the run</source>
        <translation>Ce que vous avez noté sur l&apos;essai</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>The run that this one was forked from</source>
        <translation>L&apos;essai dont celui-ci est dérivé</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Where the run is</source>
        <translation>Où se trouve l&apos;essai</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivé</translation>
    </message>
    <message>
        <source>Whether the run is put away</source>
        <translation>Si l&apos;essai est rangé</translation>
    </message>
    <message>
        <source>Reading runs</source>
        <translation>Lecture des essais</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>Q</translation>
    </message>
    <message>
        <source>Generating images</source>
        <translation>Génération des images</translation>
    </message>
    <message>
        <source>Making the film</source>
        <translation>Création du film</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Data (SHA-256)</source>
        <translation>Données (SHA-256)</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>Time trained</source>
        <translation>Durée d’entraînement</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>images/s</translation>
    </message>
    <message>
        <source>best checkpoint</source>
        <translation>meilleur point de reprise</translation>
    </message>
    <message>
        <source>last value</source>
        <translation>dernière valeur</translation>
    </message>
    <message>
        <source>mean of the last tenth</source>
        <translation>moyenne du dernier dixième</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>tout l’essai</translation>
    </message>
    <message>
        <source>%1: %2, mean of %4 seeds with standard deviation %3.</source>
        <translation>%1 : %2, moyenne de %4 graines, d’écart type %3.</translation>
    </message>
    <message>
        <source>%1: %2 ± %3, the standard error over its images.</source>
        <translation>%1 : %2 ± %3, l’erreur type sur ses images.</translation>
    </message>
    <message>
        <source>%1: %2 ± %3, the standard error over the test images.</source>
        <translation>%1 : %2 ± %3, l’erreur type sur les images de test.</translation>
    </message>
    <message>
        <source>%1: %2, a single run.</source>
        <translation>%1 : %2, un seul essai.</translation>
    </message>
    <message>
        <source>Difference %1 (95 % interval %2 to %3), z = %4.</source>
        <translation>Différence %1 (intervalle à 95 % de %2 à %3), z = %4.</translation>
    </message>
    <message>
        <source>Difference %1 (95 % interval %2 to %3), Welch&apos;s t = %4 with %5 degrees of freedom.</source>
        <translation>Différence %1 (intervalle à 95 % de %2 à %3), t de Welch = %4 avec %5 degrés de liberté.</translation>
    </message>
    <message>
        <source>Difference %1 (95 % interval %2 to %3), t of a single value against a group = %4 with %5 degrees of freedom.</source>
        <translation>Différence %1 (intervalle à 95 % de %2 à %3), t d’une seule valeur face à un groupe = %4 avec %5 degrés de liberté.</translation>
    </message>
    <message>
        <source>p &lt; %1.</source>
        <translation>p &lt; %1.</translation>
    </message>
    <message>
        <source>p = %1.</source>
        <translation>p = %1.</translation>
    </message>
    <message>
        <source>In %3, %1 and %2 differ by no more than seeds do: it cannot be said which is better.</source>
        <translation>Pour %3, %1 et %2 ne diffèrent pas plus que les graines entre elles : on ne peut pas dire lequel est meilleur.</translation>
    </message>
    <message>
        <source>In %3, %1 and %2 differ by no more than the standard error: it cannot be said which is better.</source>
        <translation>Pour %3, %1 et %2 ne diffèrent pas plus que l’erreur type : on ne peut pas dire lequel est meilleur.</translation>
    </message>
    <message>
        <source>%1 and %2 differ in %3, which does not tell which of them is better.</source>
        <translation>%1 et %2 diffèrent pour %3, qui ne dit pas lequel est meilleur.</translation>
    </message>
    <message>
        <source>%1 is better than %2 in %3, by more than seeds differ.</source>
        <translation>%1 est meilleur que %2 pour %3, de plus que ce dont les graines diffèrent.</translation>
    </message>
    <message>
        <source>This run of %1 is better than that of %2 in %3; whether other seeds would be is not known.</source>
        <translation>Cet essai de %1 est meilleur que celui de %2 pour %3 ; on ne sait pas si d’autres graines le seraient.</translation>
    </message>
    <message>
        <source>They learned from different data, and Q measures each against its own: these numbers are not of one scale.</source>
        <translation>Ils ont appris de données différentes, et Q mesure chacun face aux siennes : ces nombres ne sont pas sur la même échelle.</translation>
    </message>
    <message>
        <source>They learned from different data.</source>
        <translation>Ils ont appris de données différentes.</translation>
    </message>
    <message>
        <source>They were trained for different numbers of steps: %1 and %2.</source>
        <translation>Leurs nombres de pas diffèrent : %1 et %2.</translation>
    </message>
    <message>
        <source>With a single run of each, nothing tells what another seed would change: train both with three seeds or more.</source>
        <translation>Avec un seul essai de chacun, rien ne dit ce qu’une autre graine changerait : entraînez-les avec trois graines ou plus.</translation>
    </message>
    <message>
        <source>The single run is taken to spread as the seeds of the other do: train it with more seeds to be sure.</source>
        <translation>L’essai seul est supposé varier comme les graines de l’autre : entraînez-le avec d’autres graines pour en être sûr.</translation>
    </message>
    <message>
        <source>With two seeds only a very large difference can be seen.</source>
        <translation>Avec deux graines, seule une très grande différence se voit.</translation>
    </message>
    <message>
        <source>Of many pairs, one in twenty differs so by chance: choose what to compare before you look.</source>
        <translation>Sur beaucoup de paires, une sur vingt diffère ainsi par hasard : choisissez quoi comparer avant de regarder.</translation>
    </message>
    <message>
        <source>Nothing can be said: %1 has no value of %2.</source>
        <translation>On ne peut rien dire : %1 n’a pas de valeur de %2.</translation>
    </message>
    <message>
        <source>It cannot be said which is better in %3: of %1 and %2 there is a single run each, and no standard error is known.</source>
        <translation>On ne peut pas dire lequel est meilleur pour %3 : de %1 et %2 il n’y a qu’un essai chacun, et aucune erreur type n’est connue.</translation>
    </message>
    <message>
        <source>Seed of samples</source>
        <translation>Graine des échantillons</translation>
    </message>
    <message>
        <source>Draws the latents of the sample grids apart from the run&apos;s seed, so that runs of several seeds can be compared image by image.</source>
        <translation>Tire les vecteurs latents des échantillons à part de la graine de l’essai, pour comparer image par image des essais de plusieurs graines.</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>KL, what the latent tells of an image, in nats</source>
        <translation>KL, ce que le latent dit d’une image, en nats</translation>
    </message>
    <message>
        <source>healthy from some nats on</source>
        <translation>sain à partir de quelques nats</translation>
    </message>
    <message>
        <source>the number of active latent units</source>
        <translation>le nombre d’unités latentes actives</translation>
    </message>
    <message>
        <source>healthy from several on</source>
        <translation>sain à partir de plusieurs</translation>
    </message>
    <message>
        <source>it should rise while its weight is small</source>
        <translation>elle devrait monter tant que son poids est petit</translation>
    </message>
    <message>
        <source>the squared error of reconstructions over that of the mean image</source>
        <translation>l’erreur quadratique des reconstructions sur celle de l’image moyenne</translation>
    </message>
    <message>
        <source>healthy well below 1</source>
        <translation>sain nettement au-dessous de 1</translation>
    </message>
    <message>
        <source>the SD that the decoder tells of pixels, of grey from -1 to 1</source>
        <translation>l’écart type que le décodeur dit des pixels, pour un gris de -1 à 1</translation>
    </message>
    <message>
        <source>healthy above a grey level, 0.008, and below 1</source>
        <translation>sain au-dessus d’un niveau de gris, 0,008, et au-dessous de 1</translation>
    </message>
    <message>
        <source>Posterior collapse: the latent tells nothing of the image</source>
        <translation>Effondrement du postérieur : le latent ne dit rien de l’image</translation>
    </message>
    <message>
        <source>Let KL cost nothing at first: a KL warm-up and free bits, or a smaller beta.</source>
        <translation>Laissez d’abord KL ne rien coûter : une mise en route de KL et des bits gratuits, ou un bêta plus petit.</translation>
    </message>
    <message>
        <source>KL never rises: the encoder does not learn</source>
        <translation>KL ne monte jamais : l’encodeur n’apprend pas</translation>
    </message>
    <message>
        <source>Use Adam, a higher rate, or other initial weights.</source>
        <translation>Utilisez Adam, un taux plus élevé, ou d’autres poids initiaux.</translation>
    </message>
    <message>
        <source>Reconstructions copy the mean image</source>
        <translation>Les reconstructions copient l’image moyenne</translation>
    </message>
    <message>
        <source>The decoder does not use the latent: use Adam or a higher rate, beta of at most 1, or a smaller SD of pixels.</source>
        <translation>Le décodeur n’utilise pas le latent : utilisez Adam ou un taux plus élevé, un bêta d’au plus 1, ou un écart type des pixels plus petit.</translation>
    </message>
    <message>
        <source>The SD of pixels runs away</source>
        <translation>L’écart type des pixels s’emballe</translation>
    </message>
    <message>
        <source>A density has no upper limit where pixels are always the same: use discretized_logistic, a fixed SD, or a lower rate.</source>
        <translation>Une densité n’a pas de limite là où les pixels sont toujours les mêmes : utilisez discretized_logistic, un écart type fixe, ou un taux plus bas.</translation>
    </message>
    <message>
        <source>Loss: -ELBO, weighted</source>
        <translation>Perte : -ELBO, pondérée</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>ELBO, held out</source>
        <translation>ELBO, partie réservée</translation>
    </message>
    <message>
        <source>Reconstruction, log p(x|z)</source>
        <translation>Reconstruction, log p(x|z)</translation>
    </message>
    <message>
        <source>Reconstruction, held out</source>
        <translation>Reconstruction, partie réservée</translation>
    </message>
    <message>
        <source>KL of the latent</source>
        <translation>KL du latent</translation>
    </message>
    <message>
        <source>KL of the latent, held out</source>
        <translation>KL du latent, partie réservée</translation>
    </message>
    <message>
        <source>Active latent units, held out</source>
        <translation>Unités latentes actives, partie réservée</translation>
    </message>
    <message>
        <source>Weight of KL</source>
        <translation>Poids de KL</translation>
    </message>
    <message>
        <source>Squared error over that of the mean image</source>
        <translation>Erreur quadratique sur celle de l’image moyenne</translation>
    </message>
    <message>
        <source>Learned SD of pixels</source>
        <translation>Écart type appris des pixels</translation>
    </message>
    <message>
        <source>ELBO, grey as probability</source>
        <translation>ELBO, gris comme probabilité</translation>
    </message>
    <message>
        <source>ELBO, grey as probability, held out</source>
        <translation>ELBO, gris comme probabilité, partie réservée</translation>
    </message>
    <message>
        <source>ELBO, fixed binarisation</source>
        <translation>ELBO, binarisation fixe</translation>
    </message>
    <message>
        <source>ELBO, fixed binarisation, held out</source>
        <translation>ELBO, binarisation fixe, partie réservée</translation>
    </message>
    <message>
        <source>ELBO, drawn binarisation</source>
        <translation>ELBO, binarisation tirée</translation>
    </message>
    <message>
        <source>ELBO, drawn binarisation, held out</source>
        <translation>ELBO, binarisation tirée, partie réservée</translation>
    </message>
    <message>
        <source>What the encoder tells of a patch, and what the decoder makes images from: standard normal numbers.</source>
        <translation>Ce que l’encodeur dit d’une imagette, et ce dont le décodeur fait des images : des nombres normaux centrés réduits.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encodeur</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Décodeur</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Vraisemblance</translation>
    </message>
    <message>
        <source>How probable a patch is by what the decoder says of each of its pixels.</source>
        <translation>La probabilité d’une imagette selon ce que le décodeur dit de chacun de ses pixels.</translation>
    </message>
    <message>
        <source>Distribution of pixels</source>
        <translation>Loi des pixels</translation>
    </message>
    <message>
        <source>bernoulli is for two values, such as digits; gaussian for grey; discretized_logistic for grey of a number of levels (Salimans 2017), whose likelihood cannot grow without end.</source>
        <translation>bernoulli est pour deux valeurs, comme les chiffres ; gaussian pour le gris ; discretized_logistic pour un gris d’un nombre de niveaux (Salimans 2017), dont la vraisemblance ne peut croître sans fin.</translation>
    </message>
    <message>
        <source>Binarisation</source>
        <translation>Binarisation</translation>
    </message>
    <message>
        <source>What bernoulli takes for 0 and 1: grey itself as a probability, values drawn once for each patch with that probability (fixed), or drawn anew each time; bounds compare only with the same.</source>
        <translation>Ce que bernoulli prend pour 0 et 1 : le gris lui-même comme probabilité, des valeurs tirées une fois par imagette avec cette probabilité (fixed), ou tirées à nouveau chaque fois ; les bornes ne se comparent qu’à binarisation égale.</translation>
    </message>
    <message>
        <source>Spread of pixels</source>
        <translation>Dispersion des pixels</translation>
    </message>
    <message>
        <source>fixed is that of sd; learned lets the decoder tell it of each pixel, in a second channel as the logarithm of the variance.</source>
        <translation>fixed est celle de sd ; learned laisse le décodeur la dire de chaque pixel, dans un second canal, comme logarithme de la variance.</translation>
    </message>
    <message>
        <source>SD of pixels</source>
        <translation>Écart type des pixels</translation>
    </message>
    <message>
        <source>Standard deviation of a pixel around what the decoder says, where networks see grey from -1 to 1; a smaller one asks for closer reconstructions and leaves the latent less normal.</source>
        <translation>Écart type d’un pixel autour de ce que dit le décodeur, les réseaux voyant le gris de -1 à 1 ; plus petit, il demande des reconstructions plus proches et laisse le latent moins normal.</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>Niveaux de gris</translation>
    </message>
    <message>
        <source>Levels of grey from -1 to 1, each with a probability of its own.</source>
        <translation>Niveaux de gris de -1 à 1, chacun avec sa probabilité.</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>How the two sides of the bound are weighed: reconstruction and KL.</source>
        <translation>Comment les deux côtés de la borne sont pesés : reconstruction et KL.</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Bêta</translation>
    </message>
    <message>
        <source>Weight of KL; 1 is the bound itself (Higgins 2017).</source>
        <translation>Poids de KL ; 1 est la borne elle-même (Higgins 2017).</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>Mise en route de KL</translation>
    </message>
    <message>
        <source>Steps over which the weight of KL rises from 0, against a latent that tells nothing (Bowman 2016); 0 is off.</source>
        <translation>Pas pendant lesquels le poids de KL monte depuis 0, contre un latent qui ne dit rien (Bowman 2016) ; 0 désactive.</translation>
    </message>
    <message>
        <source>Free bits</source>
        <translation>Bits gratuits</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nats</translation>
    </message>
    <message>
        <source>What each latent unit may tell without cost, on the mean of a batch (Kingma 2016); 0 is off.</source>
        <translation>Ce que chaque unité latente peut dire sans coût, en moyenne d’un lot (Kingma 2016) ; 0 désactive.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Écrêtage du gradient</translation>
    </message>
    <message>
        <source>Reconstructions: each held-out patch, and what becomes of it</source>
        <translation>Reconstructions : chaque imagette réservée, et ce qu’elle devient</translation>
    </message>
    <message>
        <source>VAE, digits</source>
        <translation>VAE, chiffres</translation>
    </message>
    <message>
        <source>A variational autoencoder of linear layers for MNIST&apos;s digits: 20 latent numbers, a bound of the likelihood to watch.</source>
        <translation>Un auto-encodeur variationnel de couches linéaires pour les chiffres de MNIST : 20 nombres latents, une borne de la vraisemblance à suivre.</translation>
    </message>
    <message>
        <source>A convolutional variational autoencoder with a vector of 64 latent numbers; steady training, blurry images.</source>
        <translation>Un auto-encodeur variationnel convolutif à vecteur de 64 nombres latents ; entraînement régulier, images floues.</translation>
    </message>
    <message>
        <source>VAE, texture</source>
        <translation>VAE, texture</translation>
    </message>
    <message>
        <source>A fully convolutional variational autoencoder with a map of latents, which makes images of any size.</source>
        <translation>Un auto-encodeur variationnel entièrement convolutif à carte de latents, qui fait des images de toute taille.</translation>
    </message>
    <message>
        <source>Sliced Wasserstein-1 distance</source>
        <translation>Distance de Wasserstein-1 par tranches</translation>
    </message>
    <message>
        <source>where they are drawn</source>
        <translation>où ils sont attirés</translation>
    </message>
    <message>
        <source>Where the discriminator draws points (non-saturating)</source>
        <translation>Où le discriminateur attire les points (non saturante)</translation>
    </message>
    <message>
        <source>Where the discriminator draws points (minimax)</source>
        <translation>Où le discriminateur attire les points (minimax)</translation>
    </message>
    <message>
        <source>Where the critic draws points</source>
        <translation>Où le critique attire les points</translation>
    </message>
    <message>
        <source>Mean of the real points</source>
        <translation>Moyenne des points réels</translation>
    </message>
    <message>
        <source>Width of the real points</source>
        <translation>Largeur des points réels</translation>
    </message>
    <message>
        <source>Mean of the generated points</source>
        <translation>Moyenne des points générés</translation>
    </message>
    <message>
        <source>Width of the generated points</source>
        <translation>Largeur des points générés</translation>
    </message>
    <message>
        <source>VAE-GAN</source>
        <translation>VAE-GAN</translation>
    </message>
    <message>
        <source>the spread of reconstructions over that of patches</source>
        <translation>la dispersion des reconstructions sur celle des imagettes</translation>
    </message>
    <message>
        <source>healthy from 0.5 on</source>
        <translation>sain à partir de 0,5</translation>
    </message>
    <message>
        <source>Reconstructions are all alike: they copy the mean image</source>
        <translation>Les reconstructions se ressemblent toutes : elles copient l’image moyenne</translation>
    </message>
    <message>
        <source>The decoder does not use the latent: take a smaller SD of features, a beta of at most 1, or a higher rate.</source>
        <translation>Le décodeur n’utilise pas le latent : prenez un écart type des traits plus petit, un bêta d’au plus 1 ou un taux plus haut.</translation>
    </message>
    <message>
        <source>Mode collapse: the decoder makes one image of all latents</source>
        <translation>Effondrement des modes : le décodeur fait une seule image de tous les latents</translation>
    </message>
    <message>
        <source>Go back to when the images differed, with a larger gamma and half the rates.</source>
        <translation>Revenez au moment où les images différaient, avec un gamma plus grand et la moitié des taux.</translation>
    </message>
    <message>
        <source>The discriminator wins: the decoder learns nothing more</source>
        <translation>Le discriminateur gagne : le décodeur n’apprend plus rien</translation>
    </message>
    <message>
        <source>Hold the discriminator back: the balance rule, or a lower rate.</source>
        <translation>Retenez le discriminateur : la règle d’équilibre, ou un taux plus bas.</translation>
    </message>
    <message>
        <source>Strengthen the discriminator: Adam, a higher rate, or a wider network.</source>
        <translation>Renforcez le discriminateur : Adam, un taux plus haut ou un réseau plus large.</translation>
    </message>
    <message>
        <source>The decoder makes only noise</source>
        <translation>Le décodeur ne fait que du bruit</translation>
    </message>
    <message>
        <source>The decoder hardly moves: use Adam, or a higher rate.</source>
        <translation>Le décodeur ne bouge presque pas : utilisez Adam, ou un taux plus haut.</translation>
    </message>
    <message>
        <source>The decoder hardly moves, or its last layer is saturated: use Adam, other initial weights, or a higher rate.</source>
        <translation>Le décodeur ne bouge presque pas, ou sa dernière couche est saturée : utilisez Adam, d’autres poids initiaux ou un taux plus haut.</translation>
    </message>
    <message>
        <source>The decoder should end in tanh, and the slices should be normalized; then lower the rates.</source>
        <translation>Le décodeur devrait finir par tanh, et les coupes être normalisées ; ensuite, baissez les taux.</translation>
    </message>
    <message>
        <source>Cross-entropy on patches</source>
        <translation>Entropie croisée sur les imagettes</translation>
    </message>
    <message>
        <source>Cross-entropy on reconstructions</source>
        <translation>Entropie croisée sur les reconstructions</translation>
    </message>
    <message>
        <source>Cross-entropy on generated images</source>
        <translation>Entropie croisée sur les images générées</translation>
    </message>
    <message>
        <source>Decoder&apos;s loss in the game</source>
        <translation>Perte du décodeur dans le jeu</translation>
    </message>
    <message>
        <source>Encoder&apos;s loss: features and weighted KL</source>
        <translation>Perte de l’encodeur : traits et KL pondéré</translation>
    </message>
    <message>
        <source>Reconstruction of features</source>
        <translation>Reconstruction des traits</translation>
    </message>
    <message>
        <source>Reconstruction of features, held out</source>
        <translation>Reconstruction des traits, partie réservée</translation>
    </message>
    <message>
        <source>Differences of features over those of other patches</source>
        <translation>Écarts de traits sur ceux d’autres imagettes</translation>
    </message>
    <message>
        <source>Squared error over that of the mean image, held out</source>
        <translation>Erreur quadratique sur celle de l’image moyenne, partie réservée</translation>
    </message>
    <message>
        <source>Spread of reconstructions over that of patches</source>
        <translation>Dispersion des reconstructions sur celle des imagettes</translation>
    </message>
    <message>
        <source>D(x), belief in patches</source>
        <translation>D(x), foi dans les imagettes</translation>
    </message>
    <message>
        <source>Belief in reconstructions</source>
        <translation>Foi dans les reconstructions</translation>
    </message>
    <message>
        <source>Score of patches</source>
        <translation>Score des imagettes</translation>
    </message>
    <message>
        <source>Score of reconstructions</source>
        <translation>Score des reconstructions</translation>
    </message>
    <message>
        <source>Decoder updated</source>
        <translation>Décodeur mis à jour</translation>
    </message>
    <message>
        <source>Discriminator updated</source>
        <translation>Discriminateur mis à jour</translation>
    </message>
    <message>
        <source>Encoder gradient norm</source>
        <translation>Norme du gradient de l’encodeur</translation>
    </message>
    <message>
        <source>Decoder gradient norm</source>
        <translation>Norme du gradient du décodeur</translation>
    </message>
    <message>
        <source>Encoder learning rate</source>
        <translation>Taux d’apprentissage de l’encodeur</translation>
    </message>
    <message>
        <source>Decoder learning rate</source>
        <translation>Taux d’apprentissage du décodeur</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Traits</translation>
    </message>
    <message>
        <source>How reconstructions are compared with patches: not pixel by pixel, but by what a layer of the discriminator gives for both.</source>
        <translation>Comment les reconstructions sont comparées aux imagettes : non pixel par pixel, mais par ce qu’une couche du discriminateur donne pour les deux.</translation>
    </message>
    <message>
        <source>Feature layer</source>
        <translation>Couche des traits</translation>
    </message>
    <message>
        <source>The layer of the discriminator whose output is compared, by its number in the table of layers, from 0; -1 is the last one before the layer of the score. An early layer asks for close pixels, a late one for like structures.</source>
        <translation>La couche du discriminateur dont la sortie est comparée, par son numéro dans la table des couches, à partir de 0 ; -1 est la dernière avant celle du score. Une couche du début demande des pixels proches, une de la fin des structures semblables.</translation>
    </message>
    <message>
        <source>SD of features</source>
        <translation>Écart type des traits</translation>
    </message>
    <message>
        <source>Standard deviation of a feature of the patch around that of its reconstruction; a smaller one asks for closer reconstructions and leaves the latent less normal (Larsen 2016: 1).</source>
        <translation>Écart type d’un trait de l’imagette autour de celui de sa reconstruction ; plus petit, il demande des reconstructions plus proches et laisse le latent moins normal (Larsen 2016 : 1).</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>What the decoder minimizes of features, summed over them, against its part in the game; a larger one asks for closer reconstructions, a smaller one for images that the discriminator believes.</source>
        <translation>Ce que le décodeur minimise des traits, sommé sur eux, face à sa part dans le jeu ; plus grand, il demande des reconstructions plus proches, plus petit des images que le discriminateur croit.</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <source>How decoder and discriminator play: the discriminator is to tell patches from reconstructions and from images of drawn latents.</source>
        <translation>Comment jouent décodeur et discriminateur : celui-ci doit distinguer les imagettes des reconstructions et des images de latents tirés au sort.</translation>
    </message>
    <message>
        <source>Decoder&apos;s loss</source>
        <translation>Perte du décodeur</translation>
    </message>
    <message>
        <source>minimax is the discriminator&apos;s loss with the sign turned (Larsen 2016); non_saturating still has a slope where the discriminator is sure (Goodfellow 2014).</source>
        <translation>minimax est la perte du discriminateur au signe retourné (Larsen 2016) ; non_saturating garde une pente là où le discriminateur est sûr (Goodfellow 2014).</translation>
    </message>
    <message>
        <source>Balance rule</source>
        <translation>Règle d’équilibre</translation>
    </message>
    <message>
        <source>Discriminator rests below</source>
        <translation>Le discriminateur se repose sous</translation>
    </message>
    <message>
        <source>The discriminator is not updated where its cross-entropy on patches or on reconstructions is below this.</source>
        <translation>Le discriminateur n’est pas mis à jour là où son entropie croisée sur les imagettes ou sur les reconstructions est inférieure à cette valeur.</translation>
    </message>
    <message>
        <source>Decoder rests above</source>
        <translation>Le décodeur se repose au-dessus de</translation>
    </message>
    <message>
        <source>The decoder is not updated where the discriminator&apos;s cross-entropy on patches or on reconstructions is above this.</source>
        <translation>Le décodeur n’est pas mis à jour là où l’entropie croisée du discriminateur sur les imagettes ou sur les reconstructions est supérieure à cette valeur.</translation>
    </message>
    <message>
        <source>Shortens the gradients of all that one optimizer trains, taken together, to this norm where they are longer; 0 is off.</source>
        <translation>Raccourcit à cette norme les gradients de tout ce qu’un optimiseur entraîne, pris ensemble, là où ils sont plus longs ; 0 désactive.</translation>
    </message>
    <message>
        <source>Leaves out the update of the one that is ahead, by the limits below; where both would rest, both are updated.</source>
        <translation>Omet la mise à jour de celui qui est en avance, selon les limites ci-dessous ; là où les deux se reposeraient, les deux sont mis à jour.</translation>
    </message>
    <message>
        <source>DRAW</source>
        <translation>DRAW</translation>
    </message>
    <message>
        <source>write window</source>
        <translation>fenêtre d’écriture</translation>
    </message>
    <message>
        <source>read window</source>
        <translation>fenêtre de lecture</translation>
    </message>
    <message>
        <source>Drawing: the images after each glimpse</source>
        <translation>Dessin : les images après chaque coup d’œil</translation>
    </message>
    <message>
        <source>Drawing again: held-out patches as they are read and drawn</source>
        <translation>Redessin : des imagettes réservées telles qu’elles sont lues et dessinées</translation>
    </message>
    <message>
        <source>the share of windows whose centre is outside the image</source>
        <translation>la part des fenêtres dont le centre est hors de l’image</translation>
    </message>
    <message>
        <source>healthy near 0</source>
        <translation>saine près de 0</translation>
    </message>
    <message>
        <source>The attention leaves the image</source>
        <translation>L’attention quitte l’image</translation>
    </message>
    <message>
        <source>Windows stand where there is nothing to read and nothing to draw: use a lower rate and clip gradients, or turn attention off.</source>
        <translation>Des fenêtres se trouvent là où il n’y a rien à lire ni à dessiner : baissez le taux et limitez les gradients, ou désactivez l’attention.</translation>
    </message>
    <message>
        <source>KL of the first glimpse</source>
        <translation>KL du premier coup d’œil</translation>
    </message>
    <message>
        <source>KL of the last glimpse</source>
        <translation>KL du dernier coup d’œil</translation>
    </message>
    <message>
        <source>Side of the read window</source>
        <translation>Côté de la fenêtre de lecture</translation>
    </message>
    <message>
        <source>Side of the write window</source>
        <translation>Côté de la fenêtre d’écriture</translation>
    </message>
    <message>
        <source>Windows outside the image</source>
        <translation>Fenêtres hors de l’image</translation>
    </message>
    <message>
        <source>Drawing network</source>
        <translation>Réseau qui dessine</translation>
    </message>
    <message>
        <source>Two LSTMs that read an image and draw it again, a glimpse at a time.</source>
        <translation>Deux LSTM qui lisent une image et la redessinent, un coup d’œil à la fois.</translation>
    </message>
    <message>
        <source>Glimpses</source>
        <translation>Coups d’œil</translation>
    </message>
    <message>
        <source>How often the network looks at an image and adds to what it draws; time and memory grow with it.</source>
        <translation>Combien de fois le réseau regarde une image et complète son dessin ; le temps et la mémoire croissent avec ce nombre.</translation>
    </message>
    <message>
        <source>Latent numbers of a glimpse</source>
        <translation>Nombres latents d’un coup d’œil</translation>
    </message>
    <message>
        <source>Standard normal numbers that each glimpse is drawn from.</source>
        <translation>Nombres normaux centrés réduits dont chaque coup d’œil est tiré.</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Unités cachées</translation>
    </message>
    <message>
        <source>Units of the LSTM that reads, and of the one that draws.</source>
        <translation>Unités du LSTM qui lit, et de celui qui dessine.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Reads and writes through windows that the network moves and scales; off reads and writes the whole image at each glimpse.</source>
        <translation>Lit et écrit à travers des fenêtres que le réseau déplace et agrandit ; sans elle, toute l’image est lue et écrite à chaque coup d’œil.</translation>
    </message>
    <message>
        <source>Read window</source>
        <translation>Fenêtre de lecture</translation>
    </message>
    <message>
        <source>Write window</source>
        <translation>Fenêtre d’écriture</translation>
    </message>
    <message>
        <source>Gaussian filters in a row and in a column of the window that writes.</source>
        <translation>Filtres gaussiens par ligne et par colonne de la fenêtre qui écrit.</translation>
    </message>
    <message>
        <source>DRAW, digits</source>
        <translation>DRAW, chiffres</translation>
    </message>
    <message>
        <source>Draws digits in ten glimpses, each of which looks at what is still wrong; a closer bound than the VAE&apos;s, slower.</source>
        <translation>Dessine des chiffres en dix coups d’œil, dont chacun regarde ce qui est encore faux ; une borne plus proche que celle du VAE, plus lent.</translation>
    </message>
    <message>
        <source>Draws patches of slices in eight glimpses, each of which looks at what is still wrong.</source>
        <translation>Dessine des imagettes de coupes en huit coups d’œil, dont chacun regarde ce qui est encore faux.</translation>
    </message>
    <message>
        <source>A fully convolutional autoencoder whose reconstructions a discriminator judges: sharper than a VAE, with latents of real patches.</source>
        <translation>Un autoencodeur entièrement convolutif dont un discriminateur juge les reconstructions : plus net qu’un VAE, avec les latents d’imagettes réelles.</translation>
    </message>
    <message>
        <source>Gaussian filters in a row and in a column of the window that reads; 1 reads a single value. They begin a pixel wide: some two pixels apart, they see all of the image.</source>
        <translation>Filtres gaussiens par ligne et par colonne de la fenêtre qui lit ; 1 lit une seule valeur. Au début ils ont un pixel de large : espacés de deux pixels environ, ils voient toute l&apos;image.</translation>
    </message>
    <message>
        <source>How strong structures of each wavelength are, against the slices&apos;: blur, noise and traces of up-sampling.</source>
        <translation>Intensité des structures de chaque longueur d&apos;onde, par rapport aux coupes : flou, bruit et traces de suréchantillonnage.</translation>
    </message>
    <message>
        <source>Training steps of the whole run, of a GAN those of its generator; schedules end there.</source>
        <translation>Pas d&apos;entraînement de tout l&apos;essai, ceux du générateur pour un GAN ; les programmes s&apos;y terminent.</translation>
    </message>
    <message>
        <source>use larger slices, or choose smaller blocks (data.block_size, --block-size)</source>
        <translation>prenez des coupes plus grandes, ou des blocs plus petits (data.block_size, --block-size)</translation>
    </message>
    <message>
        <source>calibrate: fibres are found in too few of the real patches</source>
        <translation>calibrate&#xa0;: des fibres ne sont trouvées que dans trop peu d&apos;imagettes réelles</translation>
    </message>
    <message>
        <source>set the fibre radius, say whether fibres are dark, or allow a larger refuse_real</source>
        <translation>indiquez le rayon des fibres, dites si elles sont sombres, ou admettez un refuse_real plus grand</translation>
    </message>
    <message>
        <source>calibrate: too many of the real patches lack a phase or have too little of it</source>
        <translation>calibrate&#xa0;: trop d&apos;imagettes réelles sont dépourvues d&apos;une phase ou en ont trop peu</translation>
    </message>
    <message>
        <source>use larger patches (data.patch_size, --patch-size), or allow a larger refuse_real</source>
        <translation>prenez des imagettes plus grandes (data.patch_size, --patch-size), ou admettez un refuse_real plus grand</translation>
    </message>
    <message>
        <source>calibrate again</source>
        <translation>refaites l&apos;étalonnage</translation>
    </message>
    <message>
        <source>material: neither thresholds nor labels separate its phases</source>
        <translation>material&#xa0;: ni seuils ni étiquettes ne séparent ses phases</translation>
    </message>
    <message>
        <source>swap them</source>
        <translation>échangez-les</translation>
    </message>
    <message>
        <source>make one with calibrate</source>
        <translation>créez-en un avec calibrate</translation>
    </message>
    <message>
        <source>criteria: must be a list [ ... ]</source>
        <translation>criteria&#xa0;: doit être une liste [ ... ]</translation>
    </message>
    <message>
        <source>train longer, or allow a larger share of real patches refused</source>
        <translation>entraînez plus longtemps, ou admettez une plus grande part d&apos;imagettes réelles refusées</translation>
    </message>
    <message>
        <source>train longer, use the output calibration, or allow a larger share of real patches refused</source>
        <translation>entraînez plus longtemps, utilisez l&apos;étalonnage de sortie, ou admettez une plus grande part d&apos;imagettes réelles refusées</translation>
    </message>
    <message>
        <source>calibrate with that patch size</source>
        <translation>étalonnez avec cette taille d&apos;imagette</translation>
    </message>
    <message>
        <source>choose a new folder</source>
        <translation>choisissez un nouveau dossier</translation>
    </message>
    <message>
        <source>give the manifest.json of an export</source>
        <translation>donnez le manifest.json d&apos;un export</translation>
    </message>
    <message>
        <source>make them again without it</source>
        <translation>refaites-les sans étalonnage de sortie</translation>
    </message>
    <message>
        <source>write for example 0.3, 0.6, or leave it empty to find them</source>
        <translation>écrivez par exemple 0.3, 0.6, ou laissez vide pour les trouver</translation>
    </message>
    <message>
        <source>The slices show no texture that tells the radius of fibres</source>
        <translation>Les coupes ne montrent aucune texture qui indique le rayon des fibres</translation>
    </message>
    <message>
        <source>give the fibre radius, or set data.material to phases</source>
        <translation>donnez le rayon des fibres, ou mettez data.material à phases</translation>
    </message>
    <message>
        <source>output calibration: there are no images to fit it to</source>
        <translation>étalonnage de sortie&#xa0;: il n&apos;y a aucune image pour l&apos;ajuster</translation>
    </message>
    <message>
        <source>give real and generated images</source>
        <translation>donnez des images réelles et des images générées</translation>
    </message>
    <message>
        <source>output calibration: the images differ in size</source>
        <translation>étalonnage de sortie&#xa0;: les images sont de tailles différentes</translation>
    </message>
    <message>
        <source>generate images of the size of the real patches, at least 2 px</source>
        <translation>générez des images de la taille des imagettes réelles, d&apos;au moins 2 px</translation>
    </message>
    <message>
        <source>fit it again</source>
        <translation>refaites l&apos;ajustement</translation>
    </message>
    <message>
        <source>output_calibration.n: must be a size in pixels</source>
        <translation>output_calibration.n&#xa0;: doit être une taille en pixels</translation>
    </message>
    <message>
        <source>output_calibration: grey quantiles must be of equal number and ascending</source>
        <translation>output_calibration&#xa0;: les quantiles de gris doivent être en nombre égal et croissants</translation>
    </message>
    <message>
        <source>Segmented slices have labels, no grey that images could be calibrated to</source>
        <translation>Les coupes segmentées ont des étiquettes, pas de gris sur lequel étalonner des images</translation>
    </message>
    <message>
        <source>leave the output calibration out</source>
        <translation>renoncez à l&apos;étalonnage de sortie</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>vérifiez le chemin</translation>
    </message>
    <message>
        <source>give a file, not a folder</source>
        <translation>donnez un fichier, pas un dossier</translation>
    </message>
    <message>
        <source>give yourself the right to read it</source>
        <translation>donnez-vous le droit de le lire</translation>
    </message>
    <message>
        <source>free some space or choose another folder</source>
        <translation>libérez de la place ou choisissez un autre dossier</translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation>choisissez un dossier où vous pouvez écrire</translation>
    </message>
    <message>
        <source>choose a folder that exists</source>
        <translation>choisissez un dossier qui existe</translation>
    </message>
    <message>
        <source>None of the slices are held out: the networks have seen all that is real</source>
        <translation>Aucune coupe n&apos;est réservée&#xa0;: les réseaux ont vu tout ce qui est réel</translation>
    </message>
    <message>
        <source>take a run with data.held_out_fraction above 0</source>
        <translation>prenez un essai avec data.held_out_fraction supérieur à 0</translation>
    </message>
    <message>
        <source>resampled to square pixels</source>
        <translation>rééchantillonnage à pixels carrés</translation>
    </message>
    <message>
        <source>it is the mask</source>
        <translation>c&apos;est le masque</translation>
    </message>
    <message>
        <source>it is a damaged BMP file</source>
        <translation>c&apos;est un fichier BMP endommagé</translation>
    </message>
    <message>
        <source>it is a compressed BMP file</source>
        <translation>c&apos;est un fichier BMP compressé</translation>
    </message>
    <message>
        <source>save it as PNG</source>
        <translation>enregistrez-le en PNG</translation>
    </message>
    <message>
        <source>it is a BMP file that ends in the middle</source>
        <translation>c&apos;est un fichier BMP tronqué</translation>
    </message>
    <message>
        <source>it is damaged (no size)</source>
        <translation>il est endommagé (sans taille)</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>it holds no image</source>
        <translation>il ne contient aucune image</translation>
    </message>
    <message>
        <source>save it again with gzip or without compression</source>
        <translation>enregistrez-le de nouveau avec gzip ou sans compression</translation>
    </message>
    <message>
        <source>it is an HDF5 file that is damaged or open for writing elsewhere</source>
        <translation>c&apos;est un fichier HDF5 endommagé ou ouvert ailleurs en écriture</translation>
    </message>
    <message>
        <source>it is an HDF5 file without images (numbers with two or three axes)</source>
        <translation>c&apos;est un fichier HDF5 sans images (nombres à deux ou trois axes)</translation>
    </message>
    <message>
        <source>it is a damaged IDX file</source>
        <translation>c&apos;est un fichier IDX endommagé</translation>
    </message>
    <message>
        <source>it is an IDX file of labels, not of images</source>
        <translation>c&apos;est un fichier IDX d&apos;étiquettes, pas d&apos;images</translation>
    </message>
    <message>
        <source>it is a JPEG file that ends in the middle</source>
        <translation>c&apos;est un fichier JPEG tronqué</translation>
    </message>
    <message>
        <source>JPEG compression is lossy: fine texture is altered</source>
        <translation>la compression JPEG est avec pertes&#xa0;: la texture fine est altérée</translation>
    </message>
    <message>
        <source>it is a damaged JPEG file</source>
        <translation>c&apos;est un fichier JPEG endommagé</translation>
    </message>
    <message>
        <source>save it with 2 or 3</source>
        <translation>enregistrez-le avec 2 ou 3</translation>
    </message>
    <message>
        <source>it is a MetaImage whose values are in several files</source>
        <translation>c&apos;est un MetaImage dont les valeurs sont dans plusieurs fichiers</translation>
    </message>
    <message>
        <source>open these files, or save it as one</source>
        <translation>ouvrez ces fichiers, ou enregistrez-le en un seul</translation>
    </message>
    <message>
        <source>it is a damaged MetaImage</source>
        <translation>c&apos;est un MetaImage endommagé</translation>
    </message>
    <message>
        <source>save it as raw or gzip</source>
        <translation>enregistrez-le en raw ou gzip</translation>
    </message>
    <message>
        <source>it is a NRRD file whose values are in several files</source>
        <translation>c&apos;est un fichier NRRD dont les valeurs sont dans plusieurs fichiers</translation>
    </message>
    <message>
        <source>it is a NRRD file with lines to skip</source>
        <translation>c&apos;est un fichier NRRD avec des lignes à sauter</translation>
    </message>
    <message>
        <source>it is a damaged NumPy file</source>
        <translation>c&apos;est un fichier NumPy endommagé</translation>
    </message>
    <message>
        <source>that is not plain</source>
        <translation>non simple</translation>
    </message>
    <message>
        <source>save it as numbers of 8, 16, 32 or 64 bit</source>
        <translation>enregistrez-le en nombres de 8, 16, 32 ou 64 bits</translation>
    </message>
    <message>
        <source>save an array of (slices, rows, columns)</source>
        <translation>enregistrez un tableau (coupes, lignes, colonnes)</translation>
    </message>
    <message>
        <source>it is a NumPy file in Fortran order</source>
        <translation>c&apos;est un fichier NumPy en ordre Fortran</translation>
    </message>
    <message>
        <source>save numpy.ascontiguousarray(array)</source>
        <translation>enregistrez numpy.ascontiguousarray(array)</translation>
    </message>
    <message>
        <source>it is a damaged PNG file</source>
        <translation>c&apos;est un fichier PNG endommagé</translation>
    </message>
    <message>
        <source>it is a damaged PNG file (a checksum is wrong)</source>
        <translation>c&apos;est un fichier PNG endommagé (une somme de contrôle est fausse)</translation>
    </message>
    <message>
        <source>it is a PNG file that ends in the middle</source>
        <translation>c&apos;est un fichier PNG tronqué</translation>
    </message>
    <message>
        <source>write WIDTHxHEIGHTxSLICES:TYPE:HEADERBYTES, for example 512x512x100:u16le:0, where TYPE is u8, i8, u16, i16, u32, i32, u64, i64, f32 or f64 with le or be</source>
        <translation>écrivez WIDTHxHEIGHTxSLICES:TYPE:HEADERBYTES, par exemple 512x512x100:u16le:0, où TYPE est u8, i8, u16, i16, u32, i32, u64, i64, f32 ou f64, suivi de «&#xa0;le&#xa0;» ou «&#xa0;be&#xa0;»</translation>
    </message>
    <message>
        <source>correct size, type or header bytes</source>
        <translation>corrigez la taille, le type ou les octets d&apos;en-tête</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>il ne peut pas être lu</translation>
    </message>
    <message>
        <source>colour converted to grey</source>
        <translation>couleur convertie en gris</translation>
    </message>
    <message>
        <source>transparency ignored</source>
        <translation>transparence ignorée</translation>
    </message>
    <message>
        <source>turned upright, as the file&apos;s orientation tells</source>
        <translation>redressée selon l&apos;orientation indiquée par le fichier</translation>
    </message>
    <message>
        <source>it is damaged and cannot be decoded</source>
        <translation>il est endommagé et ne peut pas être décodé</translation>
    </message>
    <message>
        <source>its values are neither 8 nor 16 bit</source>
        <translation>ses valeurs ne sont ni sur 8 ni sur 16 bits</translation>
    </message>
    <message>
        <source>set data.channel to one of them</source>
        <translation>réglez data.channel sur l&apos;un d&apos;eux</translation>
    </message>
    <message>
        <source>it is a damaged TIFF file (no size)</source>
        <translation>c&apos;est un fichier TIFF endommagé (sans taille)</translation>
    </message>
    <message>
        <source>it is larger than 2^28 pixels</source>
        <translation>il dépasse 2^28 pixels</translation>
    </message>
    <message>
        <source>save it as grey or colour</source>
        <translation>enregistrez-le en gris ou en couleur</translation>
    </message>
    <message>
        <source>its palette is damaged</source>
        <translation>sa palette est endommagée</translation>
    </message>
    <message>
        <source>save it as grey</source>
        <translation>enregistrez-le en gris</translation>
    </message>
    <message>
        <source>save it without compression or with LZW</source>
        <translation>enregistrez-le sans compression ou en LZW</translation>
    </message>
    <message>
        <source>save it as 8, 16 or 32 bit</source>
        <translation>enregistrez-le en 8, 16 ou 32 bits</translation>
    </message>
    <message>
        <source>palette applied</source>
        <translation>palette appliquée</translation>
    </message>
    <message>
        <source>stored with white as zero: inverted</source>
        <translation>enregistrée avec le blanc à zéro&#xa0;: inversée</translation>
    </message>
    <message>
        <source>it is a volume without pixels</source>
        <translation>c&apos;est un volume sans pixels</translation>
    </message>
    <message>
        <source>its images are larger than 2^28 pixels</source>
        <translation>ses images dépassent 2^28 pixels</translation>
    </message>
    <message>
        <source>name each class once</source>
        <translation>nommez chaque classe une seule fois</translation>
    </message>
    <message>
        <source>give images of two classes or more</source>
        <translation>donnez des images d&apos;au moins deux classes</translation>
    </message>
    <message>
        <source>give one such as train-labels-idx1-ubyte.gz</source>
        <translation>donnez-en un, comme train-labels-idx1-ubyte.gz</translation>
    </message>
    <message>
        <source>give, for example, 0.1</source>
        <translation>donnez par exemple 0.1</translation>
    </message>
    <message>
        <source>give more images of it, or smaller shares for test and validation</source>
        <translation>donnez davantage d&apos;images de cette classe, ou des parts plus petites pour le test et la validation</translation>
    </message>
    <message>
        <source>give two files that belong together</source>
        <translation>donnez deux fichiers qui vont ensemble</translation>
    </message>
    <message>
        <source>give an IDX file of images with its labels beside it (train-images-idx3-ubyte and train-labels-idx1-ubyte), a folder of such files, or a folder with a sub-folder of images for each class</source>
        <translation>donnez un fichier IDX d&apos;images avec ses étiquettes à côté (train-images-idx3-ubyte et train-labels-idx1-ubyte), un dossier de tels fichiers, ou un dossier avec un sous-dossier d&apos;images par classe</translation>
    </message>
    <message>
        <source>it has pixels that are no number</source>
        <translation>certains de ses pixels ne sont pas des nombres</translation>
    </message>
    <message>
        <source>give an undamaged file</source>
        <translation>donnez un fichier intact</translation>
    </message>
    <message>
        <source>give images of one size, or set data.patch_size so that patches are cut from them</source>
        <translation>donnez des images d&apos;une même taille, ou réglez data.patch_size pour y découper des imagettes</translation>
    </message>
    <message>
        <source>take fewer images, or close other programs</source>
        <translation>prenez moins d&apos;images, ou fermez d&apos;autres programmes</translation>
    </message>
    <message>
        <source>it is a link to a file that is not there</source>
        <translation>c&apos;est un lien vers un fichier absent</translation>
    </message>
    <message>
        <source>it is a radiograph (scout view), no slice</source>
        <translation>c&apos;est une radiographie (topogramme), pas une coupe</translation>
    </message>
    <message>
        <source>correct data.files</source>
        <translation>corrigez data.files</translation>
    </message>
    <message>
        <source>8 and 16 bit images are mixed: each is taken by its own full scale</source>
        <translation>des images de 8 et de 16 bits sont mélangées&#xa0;: chacune est prise selon sa propre pleine échelle</translation>
    </message>
    <message>
        <source>signed values shifted by half of the full scale</source>
        <translation>valeurs signées décalées de la moitié de la pleine échelle</translation>
    </message>
    <message>
        <source>pixels that are no number are left out</source>
        <translation>les pixels qui ne sont pas des nombres sont laissés de côté</translation>
    </message>
    <message>
        <source>set data.held_out_split to block</source>
        <translation>mettez data.held_out_split à block</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>réservée</translation>
    </message>
    <message>
        <source>take smaller patches or larger blocks (data.patch_size, data.block_size)</source>
        <translation>prenez des imagettes plus petites ou des blocs plus grands (data.patch_size, data.block_size)</translation>
    </message>
    <message>
        <source>it is blank: all pixels have the same grey</source>
        <translation>elle est unie&#xa0;: tous les pixels ont le même gris</translation>
    </message>
    <message>
        <source>pixel size differs from that of the first image, which is taken for all</source>
        <translation>la taille du pixel diffère de celle de la première image, prise pour toutes</translation>
    </message>
    <message>
        <source>set data.material to fibres or phases</source>
        <translation>mettez data.material à fibres ou à phases</translation>
    </message>
    <message>
        <source>set data.last_slice to 0 for all to the end, or to at least data.first_slice</source>
        <translation>mettez data.last_slice à 0 pour aller jusqu&apos;à la fin, ou au moins à data.first_slice</translation>
    </message>
    <message>
        <source>choose a smaller data.first_slice</source>
        <translation>choisissez un data.first_slice plus petit</translation>
    </message>
    <message>
        <source>it shows air or a single phase at an end of the stack</source>
        <translation>elle montre de l&apos;air ou une seule phase à une extrémité de la pile</translation>
    </message>
    <message>
        <source>give one mask for all slices, or one for each</source>
        <translation>donnez un masque pour toutes les coupes, ou un par coupe</translation>
    </message>
    <message>
        <source>give masks of the size of the slices</source>
        <translation>donnez des masques de la taille des coupes</translation>
    </message>
    <message>
        <source>change data.roi_x, data.roi_y, data.roi_width, data.roi_height; width and height 0 take all</source>
        <translation>modifiez data.roi_x, data.roi_y, data.roi_width, data.roi_height&#xa0;; une largeur et une hauteur de 0 prennent tout</translation>
    </message>
    <message>
        <source>check data.mask, data.roi_x to data.roi_height, or set data.field_of_view to false</source>
        <translation>vérifiez data.mask, data.roi_x à data.roi_height, ou mettez data.field_of_view à false</translation>
    </message>
    <message>
        <source>it shows no material</source>
        <translation>elle ne montre aucun matériau</translation>
    </message>
    <message>
        <source>make it at least four diameters wide</source>
        <translation>donnez-lui une largeur d&apos;au moins quatre diamètres</translation>
    </message>
    <message>
        <source>take a smaller volume fraction or gap</source>
        <translation>prenez une fraction volumique ou un écart plus petits</translation>
    </message>
    <message>
        <source>take a larger size or volume fraction, or thinner fibres</source>
        <translation>prenez une taille ou une fraction volumique plus grande, ou des fibres plus fines</translation>
    </message>
    <message>
        <source>The TIFF file cannot be encoded</source>
        <translation>Le fichier TIFF ne peut pas être encodé</translation>
    </message>
    <message>
        <source>The mean of a Gaussian is not a finite number</source>
        <translation>La moyenne d&apos;une gaussienne n&apos;est pas un nombre fini</translation>
    </message>
    <message>
        <source>The covariance of a Gaussian is not positive definite</source>
        <translation>La covariance d&apos;une gaussienne n&apos;est pas définie positive</translation>
    </message>
    <message>
        <source>give a standard deviation above 0</source>
        <translation>donnez un écart type supérieur à 0</translation>
    </message>
    <message>
        <source>give variances above 0 and a correlation between -1 and 1</source>
        <translation>donnez des variances supérieures à 0 et une corrélation entre -1 et 1</translation>
    </message>
    <message>
        <source>The standard deviation of a Gaussian is not positive</source>
        <translation>L&apos;écart type d&apos;une gaussienne n&apos;est pas positif</translation>
    </message>
    <message>
        <source>give one above 0</source>
        <translation>donnez-en un supérieur à 0</translation>
    </message>
    <message>
        <source>The mixture has no components</source>
        <translation>Le mélange n&apos;a pas de composantes</translation>
    </message>
    <message>
        <source>give it at least one Gaussian</source>
        <translation>donnez-lui au moins une gaussienne</translation>
    </message>
    <message>
        <source>give one above 0 or leave it out</source>
        <translation>donnez-en un supérieur à 0 ou omettez-le</translation>
    </message>
    <message>
        <source>make the narrowest component wider or bring the components nearer</source>
        <translation>élargissez la composante la plus étroite ou rapprochez les composantes</translation>
    </message>
    <message>
        <source>write 0.5:N(mean, sd) with sd of 1e-6 at least and numbers up to 1e9</source>
        <translation>écrivez 0.5:N(mean, sd) avec sd d&apos;au moins 1e-6 et des nombres jusqu&apos;à 1e9</translation>
    </message>
    <message>
        <source>write 0.5:N(x, y, sd), N(x, y, sd_x, sd_y) or N(x, y, sd_x, sd_y, correlation) with each sd of 1e-6 at least and numbers up to 1e9</source>
        <translation>écrivez 0.5:N(x, y, sd), N(x, y, sd_x, sd_y) ou N(x, y, sd_x, sd_y, correlation) avec chaque sd d&apos;au moins 1e-6 et des nombres jusqu&apos;à 1e9</translation>
    </message>
    <message>
        <source>give a point a row, with one number</source>
        <translation>donnez un point par ligne, avec un seul nombre</translation>
    </message>
    <message>
        <source>The network has no layers</source>
        <translation>Le réseau n&apos;a pas de couches</translation>
    </message>
    <message>
        <source>add layers or start from a preset</source>
        <translation>ajoutez des couches ou partez d&apos;un préréglage</translation>
    </message>
    <message>
        <source>end it with a linear layer that has an output a class, after flatten</source>
        <translation>terminez-le par une couche linéaire à une sortie par classe, après flatten</translation>
    </message>
    <message>
        <source>What an image is taken for would depend on others of its batch, or on chance</source>
        <translation>La classe attribuée à une image dépendrait des autres de son lot, ou du hasard</translation>
    </message>
    <message>
        <source>turn on track_running_stats, or use another layer</source>
        <translation>activez track_running_stats, ou prenez une autre couche</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>choisissez-en un autre</translation>
    </message>
    <message>
        <source>take another batch size</source>
        <translation>prenez une autre taille de lot</translation>
    </message>
    <message>
        <source>No file of points is named</source>
        <translation>Aucun fichier de points n&apos;est nommé</translation>
    </message>
    <message>
        <source>name a CSV file, or take a gaussian or mixture as real.kind</source>
        <translation>nommez un fichier CSV, ou prenez gaussian ou mixture pour real.kind</translation>
    </message>
    <message>
        <source>The layer ties the points of a batch together</source>
        <translation>La couche lie entre eux les points d&apos;un lot</translation>
    </message>
    <message>
        <source>remove it or use layer_norm</source>
        <translation>retirez-la ou prenez layer_norm</translation>
    </message>
    <message>
        <source>remove that layer; the loss applies the sigmoid itself</source>
        <translation>retirez cette couche&#xa0;; la perte applique elle-même la sigmoïde</translation>
    </message>
    <message>
        <source>The critic needs a bounded slope</source>
        <translation>Le critique demande une pente bornée</translation>
    </message>
    <message>
        <source>set the gradient penalty to 10, or weight clipping to 0.01</source>
        <translation>mettez la pénalité de gradient à 10, ou l&apos;écrêtage des poids à 0.01</translation>
    </message>
    <message>
        <source>the distribution is no Gaussian</source>
        <translation>la distribution n&apos;est pas une gaussienne</translation>
    </message>
    <message>
        <source>the distribution is no mixture</source>
        <translation>la distribution n&apos;est pas un mélange</translation>
    </message>
    <message>
        <source>no file is read</source>
        <translation>aucun fichier n&apos;est lu</translation>
    </message>
    <message>
        <source>choose fewer units or smaller patches, or turn network.attention on</source>
        <translation>choisissez moins d&apos;unités ou des imagettes plus petites, ou activez network.attention</translation>
    </message>
    <message>
        <source>the whole image is read and written</source>
        <translation>toute l&apos;image est lue et écrite</translation>
    </message>
    <message>
        <source>loss.adversarial: this key belongs to version 1 of experiment files</source>
        <translation>loss.adversarial&#xa0;: cette clé appartient à la version 1 des fichiers d&apos;expérience</translation>
    </message>
    <message>
        <source>name both losses: loss.discriminator and loss.generator</source>
        <translation>nommez les deux pertes&#xa0;: loss.discriminator et loss.generator</translation>
    </message>
    <message>
        <source>give its last convolution one channel</source>
        <translation>donnez un seul canal à sa dernière convolution</translation>
    </message>
    <message>
        <source>give its last convolution one channel, or one for each phase</source>
        <translation>donnez à sa dernière convolution un seul canal, ou un par phase</translation>
    </message>
    <message>
        <source>terms.circles: no fibre size can be found in these slices</source>
        <translation>terms.circles&#xa0;: aucune taille de fibre n&apos;a pu être trouvée dans ces coupes</translation>
    </message>
    <message>
        <source>set data.fibre_radius, or turn the term off</source>
        <translation>indiquez data.fibre_radius, ou désactivez le terme</translation>
    </message>
    <message>
        <source>lower data.scale, or turn the term off</source>
        <translation>diminuez data.scale, ou désactivez le terme</translation>
    </message>
    <message>
        <source>augmentation.probability follows r_t by itself</source>
        <translation>augmentation.probability suit r_t d&apos;elle-même</translation>
    </message>
    <message>
        <source>turn off augmentation.adaptive</source>
        <translation>désactivez augmentation.adaptive</translation>
    </message>
    <message>
        <source>neither R1 nor R2 is on</source>
        <translation>ni R1 ni R2 n&apos;est activé</translation>
    </message>
    <message>
        <source>the discriminator&apos;s loss has no labels</source>
        <translation>la perte du discriminateur n&apos;a pas d&apos;étiquettes</translation>
    </message>
    <message>
        <source>gradient_share sets the weight</source>
        <translation>gradient_share fixe le poids</translation>
    </message>
    <message>
        <source>the term is off</source>
        <translation>le terme est désactivé</translation>
    </message>
    <message>
        <source>the augmentation is not adaptive</source>
        <translation>l&apos;augmentation n&apos;est pas adaptative</translation>
    </message>
    <message>
        <source>loss.generator is not general</source>
        <translation>loss.generator n&apos;est pas general</translation>
    </message>
    <message>
        <source>loss.discriminator is not general</source>
        <translation>loss.discriminator n&apos;est pas general</translation>
    </message>
    <message>
        <source>The generator has no layers</source>
        <translation>Le générateur n&apos;a pas de couches</translation>
    </message>
    <message>
        <source>change its layers, latent.size or data.patch_size</source>
        <translation>modifiez ses couches, latent.size ou data.patch_size</translation>
    </message>
    <message>
        <source>The discriminator has no layers</source>
        <translation>Le discriminateur n&apos;a pas de couches</translation>
    </message>
    <message>
        <source>a score has one channel</source>
        <translation>un score a un seul canal</translation>
    </message>
    <message>
        <source>cross_entropy and nll need two, for generated and real</source>
        <translation>cross_entropy et nll en demandent deux, pour généré et réel</translation>
    </message>
    <message>
        <source>Generated images would depend on the others of their batch</source>
        <translation>Les images générées dépendraient des autres de leur lot</translation>
    </message>
    <message>
        <source>The Wasserstein loss needs a bounded slope of the critic</source>
        <translation>La perte de Wasserstein demande une pente bornée du critique</translation>
    </message>
    <message>
        <source>A gradient penalty does not work with batch norm in the discriminator</source>
        <translation>Une pénalité de gradient est incompatible avec une normalisation par lot dans le discriminateur</translation>
    </message>
    <message>
        <source>remove the layer or use instance_norm2d, layer_norm or group_norm</source>
        <translation>retirez la couche ou prenez instance_norm2d, layer_norm ou group_norm</translation>
    </message>
    <message>
        <source>Cross-entropy compares classes, but there is one output</source>
        <translation>L&apos;entropie croisée compare des classes, mais il n&apos;y a qu&apos;une sortie</translation>
    </message>
    <message>
        <source>set it to per_class, or learning.loss to squared_error</source>
        <translation>mettez-le à per_class, ou learning.loss à squared_error</translation>
    </message>
    <message>
        <source>Cross-entropy takes the softmax of the outputs itself</source>
        <translation>L&apos;entropie croisée applique elle-même le softmax aux sorties</translation>
    </message>
    <message>
        <source>set it to identity</source>
        <translation>mettez-le à identity</translation>
    </message>
    <message>
        <source>The lowest initial value is above the highest</source>
        <translation>La plus petite valeur initiale dépasse la plus grande</translation>
    </message>
    <message>
        <source>exchange low and high</source>
        <translation>échangez low et high</translation>
    </message>
    <message>
        <source>this kind of initial values does not use it</source>
        <translation>ce type de valeurs initiales ne l&apos;utilise pas</translation>
    </message>
    <message>
        <source>the network makes no images</source>
        <translation>le réseau ne produit pas d&apos;images</translation>
    </message>
    <message>
        <source>there is no hidden layer</source>
        <translation>il n&apos;y a pas de couche cachée</translation>
    </message>
    <message>
        <source>give one for each hidden layer, with commas between them: 30, 10</source>
        <translation>donnez-en un par couche cachée, séparés par des virgules&#xa0;: 30, 10</translation>
    </message>
    <message>
        <source>game.balance is off</source>
        <translation>game.balance est désactivé</translation>
    </message>
    <message>
        <source>end it with a layer that has one output channel or feature</source>
        <translation>terminez-le par une couche à un seul canal ou une seule caractéristique de sortie</translation>
    </message>
    <message>
        <source>The discriminator has no layer whose output could be compared</source>
        <translation>Le discriminateur n&apos;a pas de couche dont la sortie puisse être comparée</translation>
    </message>
    <message>
        <source>put layers before the linear layer or convolution that gives the score</source>
        <translation>mettez des couches avant la couche linéaire ou la convolution qui donne le score</translation>
    </message>
    <message>
        <source>give the number of an earlier layer, counted from 0, or -1 for the last before the score&apos;s</source>
        <translation>donnez le numéro d&apos;une couche antérieure, compté à partir de 0, ou -1 pour la dernière avant celle du score</translation>
    </message>
    <message>
        <source>The discriminator would rest where the decoder does, so that neither ever did</source>
        <translation>Le discriminateur se reposerait là où le décodeur le fait, si bien qu&apos;aucun des deux ne se reposerait jamais</translation>
    </message>
    <message>
        <source>set it below game.decoder_rests_above</source>
        <translation>mettez-le au-dessous de game.decoder_rests_above</translation>
    </message>
    <message>
        <source>change its layers, latent.channels or latent.size</source>
        <translation>modifiez ses couches, latent.channels ou latent.size</translation>
    </message>
    <message>
        <source>What is said of an image would depend on the others of its batch</source>
        <translation>Ce qui est dit d&apos;une image dépendrait des autres de son lot</translation>
    </message>
    <message>
        <source>The bound holds only where all chance is in the latent</source>
        <translation>La borne ne vaut que si tout le hasard est dans le latent</translation>
    </message>
    <message>
        <source>remove the noise layer</source>
        <translation>retirez la couche de bruit</translation>
    </message>
    <message>
        <source>remove that layer, or use tanh</source>
        <translation>retirez cette couche, ou prenez tanh</translation>
    </message>
    <message>
        <source>remove that layer</source>
        <translation>retirez cette couche</translation>
    </message>
    <message>
        <source>the distribution is not bernoulli</source>
        <translation>la distribution n&apos;est pas bernoulli</translation>
    </message>
    <message>
        <source>the spread is learned</source>
        <translation>la dispersion est apprise</translation>
    </message>
    <message>
        <source>the distribution is not discretized_logistic</source>
        <translation>la distribution n&apos;est pas discretized_logistic</translation>
    </message>
    <message>
        <source>choose .gif, .webm or .mp4</source>
        <translation>choisissez .gif, .webm ou .mp4</translation>
    </message>
    <message>
        <source>choose 0.1 to 50</source>
        <translation>choisissez de 0.1 à 50</translation>
    </message>
    <message>
        <source>The film cannot be encoded as GIF</source>
        <translation>Le film ne peut pas être encodé en GIF</translation>
    </message>
    <message>
        <source>make a smaller one</source>
        <translation>faites-en une plus petite</translation>
    </message>
    <message>
        <source>choose a run that makes images</source>
        <translation>choisissez un essai qui produit des images</translation>
    </message>
    <message>
        <source>save it as .gif, or install OpenCV&apos;s videoio with FFmpeg</source>
        <translation>enregistrez-le en .gif, ou installez le module videoio d&apos;OpenCV avec FFmpeg</translation>
    </message>
    <message>
        <source>Both directions of the plane are the same</source>
        <translation>Les deux directions du plan sont identiques</translation>
    </message>
    <message>
        <source>choose another one for one of them</source>
        <translation>choisissez-en une autre pour l&apos;une d&apos;elles</translation>
    </message>
    <message>
        <source>choose it again in this network&apos;s latent space</source>
        <translation>choisissez-le de nouveau dans l&apos;espace latent de ce réseau</translation>
    </message>
    <message>
        <source>give it at least one</source>
        <translation>donnez-lui-en au moins 1</translation>
    </message>
    <message>
        <source>give it at least an output layer</source>
        <translation>donnez-lui au moins une couche de sortie</translation>
    </message>
    <message>
        <source>The output layer has an activation in front of cross-entropy</source>
        <translation>La couche de sortie a une activation devant l&apos;entropie croisée</translation>
    </message>
    <message>
        <source>make it the identity: cross-entropy takes the softmax itself</source>
        <translation>prenez l&apos;identité&#xa0;: l&apos;entropie croisée applique elle-même le softmax</translation>
    </message>
    <message>
        <source>The material has no round inclusions</source>
        <translation>Le matériau n&apos;a pas d&apos;inclusions rondes</translation>
    </message>
    <message>
        <source>data.held_out_fraction: no patches are held out to compare with</source>
        <translation>data.held_out_fraction&#xa0;: aucune imagette n&apos;est réservée pour la comparaison</translation>
    </message>
    <message>
        <source>hold out a share of the data</source>
        <translation>réservez une part des données</translation>
    </message>
    <message>
        <source>use larger slices, or choose a smaller data.block_size</source>
        <translation>prenez des coupes plus grandes, ou un data.block_size plus petit</translation>
    </message>
    <message>
        <source>open it with the Synthslice that wrote it</source>
        <translation>ouvrez-le avec la version de Synthslice qui l&apos;a écrit</translation>
    </message>
    <message>
        <source>put it right, or remove it</source>
        <translation>corrigez-le, ou supprimez-le</translation>
    </message>
    <message>
        <source>give a folder that a training has made</source>
        <translation>donnez un dossier créé par un entraînement</translation>
    </message>
    <message>
        <source>a comparison has nothing before its sign</source>
        <translation>une comparaison n&apos;a rien devant son signe</translation>
    </message>
    <message>
        <source>write the field first, as in: q &lt; 1.5</source>
        <translation>écrivez d&apos;abord le champ, comme dans&#xa0;: q &lt; 1.5</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>un guillemet n&apos;est pas fermé</translation>
    </message>
    <message>
        <source>write &quot; at the end of the text, too</source>
        <translation>écrivez aussi &quot; à la fin du texte</translation>
    </message>
    <message>
        <source>write a value behind it</source>
        <translation>écrivez une valeur à sa suite</translation>
    </message>
    <message>
        <source>ask for a column of the list, as q, or a parameter&apos;s path</source>
        <translation>demandez une colonne de la liste, comme q, ou le chemin d&apos;un paramètre</translation>
    </message>
    <message>
        <source>give fewer values, or draw some of them at random</source>
        <translation>donnez moins de valeurs, ou tirez-en au hasard</translation>
    </message>
    <message>
        <source>give all of them the same number of values, or one</source>
        <translation>donnez à tous le même nombre de valeurs, ou une seule</translation>
    </message>
    <message>
        <source>draw fewer, or give ranges instead of lists</source>
        <translation>tirez-en moins, ou donnez des intervalles au lieu de listes</translation>
    </message>
    <message>
        <source>give all its values at once</source>
        <translation>donnez toutes ses valeurs à la fois</translation>
    </message>
    <message>
        <source>training.seed: it is set and there are seeds</source>
        <translation>training.seed&#xa0;: il est fixé alors que des graines sont données</translation>
    </message>
    <message>
        <source>give one of the two</source>
        <translation>donnez l&apos;un des deux</translation>
    </message>
    <message>
        <source>write how many values it has, or draw some</source>
        <translation>écrivez combien de valeurs il contient, ou tirez-en au hasard</translation>
    </message>
    <message>
        <source>give fewer seeds or values</source>
        <translation>donnez moins de graines ou de valeurs</translation>
    </message>
    <message>
        <source>give each value once</source>
        <translation>donnez chaque valeur une seule fois</translation>
    </message>
    <message>
        <source>budget: it has to be one number above 0</source>
        <translation>budget&#xa0;: ce doit être un seul nombre supérieur à 0</translation>
    </message>
    <message>
        <source>write it as {&quot;steps&quot;: 1000}</source>
        <translation>écrivez-le sous la forme {&quot;steps&quot;: 1000}</translation>
    </message>
    <message>
        <source>write it as {&quot;training.seed&quot;: 1}</source>
        <translation>écrivez-le sous la forme {&quot;training.seed&quot;: 1}</translation>
    </message>
    <message>
        <source>runs: a list is missing</source>
        <translation>runs&#xa0;: il manque une liste</translation>
    </message>
    <message>
        <source>rename the folder</source>
        <translation>renommez le dossier</translation>
    </message>
    <message>
        <source>The sweep has no run</source>
        <translation>La série n&apos;a aucun essai</translation>
    </message>
    <message>
        <source>give each parameter a value</source>
        <translation>donnez une valeur à chaque paramètre</translation>
    </message>
    <message>
        <source>give a folder that the command sweep has made</source>
        <translation>donnez un dossier créé par la commande sweep</translation>
    </message>
    <message>
        <source>write it as path=values</source>
        <translation>écrivez-le sous la forme path=values</translation>
    </message>
    <message>
        <source>write them as 0,1,2 or as 0..9/10</source>
        <translation>écrivez-les sous la forme 0,1,2 ou 0..9/10</translation>
    </message>
    <message>
        <source>wait until it has ended</source>
        <translation>attendez qu&apos;il soit terminé</translation>
    </message>
    <message>
        <source>write values as 1,2,3 or as a JSON list, a range as FIRST..LAST/log/COUNT</source>
        <translation>écrivez les valeurs sous la forme 1,2,3 ou en liste JSON, un intervalle sous la forme FIRST..LAST/log/COUNT</translation>
    </message>
    <message>
        <source>a range needs a number before and after &apos;..&apos;</source>
        <translation>un intervalle demande un nombre avant et après «&#xa0;..&#xa0;»</translation>
    </message>
    <message>
        <source>a range begins with its smaller number</source>
        <translation>un intervalle commence par son plus petit nombre</translation>
    </message>
    <message>
        <source>a logarithmic range lies above 0</source>
        <translation>un intervalle logarithmique est au-dessus de 0</translation>
    </message>
    <message>
        <source>this is not a single parameter, its values need a JSON list</source>
        <translation>ce n&apos;est pas un paramètre simple, ses valeurs demandent une liste JSON</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>il n&apos;y a pas de valeur</translation>
    </message>
    <message>
        <source>The data has no epochs, as there is no end to it</source>
        <translation>Les données n&apos;ont pas d&apos;époques, car elles sont sans fin</translation>
    </message>
    <message>
        <source>limit the steps instead</source>
        <translation>limitez plutôt les pas</translation>
    </message>
    <message>
        <source>this kind of initial weights does not use it</source>
        <translation>ce type de poids initiaux ne l&apos;utilise pas</translation>
    </message>
    <message>
        <source>there is no momentum</source>
        <translation>il n&apos;y a pas d&apos;inertie</translation>
    </message>
    <message>
        <source>the schedule is neither linear nor cosine</source>
        <translation>le programme n&apos;est ni linear ni cosine</translation>
    </message>
    <message>
        <source>the schedule is not step</source>
        <translation>le programme n&apos;est pas step</translation>
    </message>
    <message>
        <source>it is for slices, not for images with classes</source>
        <translation>c&apos;est pour les coupes, pas pour les images avec classes</translation>
    </message>
    <message>
        <source>no files are read</source>
        <translation>aucun fichier n&apos;est lu</translation>
    </message>
    <message>
        <source>data.material is not phases</source>
        <translation>data.material n&apos;est pas phases</translation>
    </message>
    <message>
        <source>data.phase_thresholds tells the number of phases</source>
        <translation>data.phase_thresholds indique le nombre de phases</translation>
    </message>
    <message>
        <source>data.material is labels</source>
        <translation>data.material est labels</translation>
    </message>
    <message>
        <source>nothing is held out</source>
        <translation>rien n&apos;est réservé</translation>
    </message>
    <message>
        <source>nothing is held out by block</source>
        <translation>rien n&apos;est réservé par bloc</translation>
    </message>
    <message>
        <source>nearest up-sampling has no corners to align</source>
        <translation>le suréchantillonnage nearest n&apos;a pas de coins à aligner</translation>
    </message>
    <message>
        <source>put an unflatten layer before it</source>
        <translation>mettez une couche unflatten devant</translation>
    </message>
    <message>
        <source>use a smaller kernel_size or more padding</source>
        <translation>réduisez kernel_size ou augmentez padding</translation>
    </message>
    <message>
        <source>use a smaller padding</source>
        <translation>réduisez padding</translation>
    </message>
    <message>
        <source>use a smaller dilation or no padding</source>
        <translation>réduisez dilation ou mettez padding à 0</translation>
    </message>
    <message>
        <source>use 1 group or other channels</source>
        <translation>prenez 1 groupe ou d&apos;autres nombres de canaux</translation>
    </message>
    <message>
        <source>put a flatten layer before it</source>
        <translation>mettez une couche flatten devant</translation>
    </message>
    <message>
        <source>use a smaller padding or padding_mode zeros</source>
        <translation>réduisez padding ou prenez padding_mode zeros</translation>
    </message>
    <message>
        <source>use a smaller output_padding</source>
        <translation>réduisez output_padding</translation>
    </message>
    <message>
        <source>use a larger kernel_size or less padding</source>
        <translation>augmentez kernel_size ou réduisez padding</translation>
    </message>
    <message>
        <source>use batch_norm2d for images</source>
        <translation>prenez batch_norm2d pour les images</translation>
    </message>
    <message>
        <source>has only one pixel per feature map to normalize</source>
        <translation>n&apos;a qu&apos;un pixel par carte de caractéristiques à normaliser</translation>
    </message>
    <message>
        <source>remove it or use it on a larger map</source>
        <translation>retirez-la ou appliquez-la à une carte plus grande</translation>
    </message>
    <message>
        <source>has only one value to normalize</source>
        <translation>n&apos;a qu&apos;une valeur à normaliser</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>retirez-la</translation>
    </message>
    <message>
        <source>use a num_groups that divides them</source>
        <translation>prenez un num_groups qui les divise</translation>
    </message>
    <message>
        <source>has only one value in each group to normalize</source>
        <translation>n&apos;a qu&apos;une valeur à normaliser par groupe</translation>
    </message>
    <message>
        <source>use fewer groups</source>
        <translation>prenez moins de groupes</translation>
    </message>
    <message>
        <source>use a num_channels that divides them</source>
        <translation>prenez un num_channels qui les divise</translation>
    </message>
    <message>
        <source>crop less</source>
        <translation>rognez moins</translation>
    </message>
    <message>
        <source>make the layer before it give as many features</source>
        <translation>faites donner autant de caractéristiques à la couche précédente</translation>
    </message>
    <message>
        <source>use fewer channels or a smaller scale</source>
        <translation>prenez moins de canaux ou un facteur d&apos;échelle plus petit</translation>
    </message>
    <message>
        <source>it has binary data</source>
        <translation>il contient des données binaires</translation>
    </message>
    <message>
        <source>each layer is an object with a &apos;type&apos;</source>
        <translation>chaque couche est un objet avec un «&#xa0;type&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;synthslice-cli presets NAME&apos; prints an experiment to start from</source>
        <translation>«&#xa0;synthslice-cli presets NAME&#xa0;» affiche une expérience de départ</translation>
    </message>
    <message>
        <source>update Synthslice</source>
        <translation>mettez Synthslice à jour</translation>
    </message>
    <message>
        <source>write it in UTF-8</source>
        <translation>écrivez-le en UTF-8</translation>
    </message>
    <message>
        <source>this value has no parts</source>
        <translation>cette valeur n&apos;a pas de parties</translation>
    </message>
    <message>
        <source>name one value inside it</source>
        <translation>nommez l&apos;une des valeurs qu&apos;il contient</translation>
    </message>
    <message>
        <source>add a linear or convolution layer</source>
        <translation>ajoutez une couche linéaire ou de convolution</translation>
    </message>
    <message>
        <source>Statistics of a batch of one image, as the batch size is 1</source>
        <translation>Statistiques d&apos;un lot d&apos;une seule image, car la taille de lot est 1</translation>
    </message>
    <message>
        <source>use a batch size of at least 2</source>
        <translation>prenez une taille de lot d&apos;au moins 2</translation>
    </message>
    <message>
        <source>Nesterov needs momentum and no dampening</source>
        <translation>Nesterov demande de l&apos;inertie et aucun amortissement</translation>
    </message>
    <message>
        <source>set momentum to 0.9 and dampening to 0</source>
        <translation>mettez momentum à 0.9 et dampening à 0</translation>
    </message>
    <message>
        <source>The lowest initial weight is above the highest</source>
        <translation>Le plus petit poids initial dépasse le plus grand</translation>
    </message>
    <message>
        <source>Slices would hardly have a pixel left</source>
        <translation>Il resterait à peine un pixel aux coupes</translation>
    </message>
    <message>
        <source>set it to 0.05 or more, or to 0, which finds it in the slices</source>
        <translation>mettez-le à 0.05 ou plus, ou à 0, ce qui le cherche dans les coupes</translation>
    </message>
    <message>
        <source>make block_size at least patch_size</source>
        <translation>donnez à block_size au moins la valeur de patch_size</translation>
    </message>
    <message>
        <source>All weights of the general loss are 0</source>
        <translation>Tous les poids de la perte general sont à 0</translation>
    </message>
    <message>
        <source>give one of them a weight</source>
        <translation>donnez à l&apos;un d&apos;eux une valeur non nulle</translation>
    </message>
    <message>
        <source>add a log_softmax layer at its end, or use cross_entropy</source>
        <translation>ajoutez une couche log_softmax à la fin, ou prenez cross_entropy</translation>
    </message>
    <message>
        <source>remove that layer; the loss applies the softmax itself</source>
        <translation>retirez cette couche&#xa0;; la perte applique elle-même le softmax</translation>
    </message>
    <message>
        <source>use another checkpoint</source>
        <translation>prenez un autre point de reprise</translation>
    </message>
    <message>
        <source>free some space</source>
        <translation>libérez de la place</translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions</source>
        <translation>vérifiez les droits du dossier</translation>
    </message>
    <message>
        <source>choose another one for the run</source>
        <translation>choisissez-en un autre pour l&apos;essai</translation>
    </message>
    <message>
        <source>put in its place what it leads to; the run folder as a whole may be a link</source>
        <translation>mettez à sa place ce vers quoi il mène&#xa0;; le dossier de l&apos;essai dans son ensemble peut être un lien</translation>
    </message>
    <message>
        <source>stop the training there first</source>
        <translation>arrêtez-y d&apos;abord l&apos;entraînement</translation>
    </message>
    <message>
        <source>choose a folder on a file system that can</source>
        <translation>choisissez un dossier sur un système de fichiers qui le permet</translation>
    </message>
    <message>
        <source>put it back under this name before the training ends</source>
        <translation>remettez-le sous ce nom avant la fin de l&apos;entraînement</translation>
    </message>
    <message>
        <source>tell where those are (--data)</source>
        <translation>indiquez où elles sont (--data)</translation>
    </message>
    <message>
        <source>LibTorch&apos;s GPU libraries are not installed</source>
        <translation>Les bibliothèques GPU de LibTorch ne sont pas installées</translation>
    </message>
    <message>
        <source>no NVIDIA GPU or driver was found</source>
        <translation>aucun GPU NVIDIA ou aucun pilote n&apos;a été trouvé</translation>
    </message>
    <message>
        <source>use auto or cpu, or install the GPU libraries: packaging/setup --cuda, or the package torch of PyPI (docs/installing.md)</source>
        <translation>prenez auto ou cpu, ou installez les bibliothèques GPU&#xa0;: packaging/setup --cuda, ou le paquet torch de PyPI (docs/installing.md)</translation>
    </message>
    <message>
        <source>choose another preset</source>
        <translation>choisissez un autre préréglage</translation>
    </message>
    <message>
        <source>The network of this run has no encoder: nothing tells where an image comes from</source>
        <translation>Le réseau de cet essai n&apos;a pas d&apos;encodeur&#xa0;: rien ne dit d&apos;où vient une image</translation>
    </message>
    <message>
        <source>take a seed instead, or a run of a family with an encoder, such as vae</source>
        <translation>prenez plutôt une graine, ou un essai d&apos;une famille avec encodeur, comme vae</translation>
    </message>
    <message>
        <source>choose a run of another family, such as gan</source>
        <translation>choisissez un essai d&apos;une autre famille, comme gan</translation>
    </message>
    <message>
        <source>choose a run of another family, such as vae</source>
        <translation>choisissez un essai d&apos;une autre famille, comme vae</translation>
    </message>
    <message>
        <source>choose a run of another family, such as classifier</source>
        <translation>choisissez un essai d&apos;une autre famille, comme classifier</translation>
    </message>
    <message>
        <source>it has none yet</source>
        <translation>il n&apos;en a encore aucun</translation>
    </message>
    <message>
        <source>give images of that size</source>
        <translation>donnez des images de cette taille</translation>
    </message>
    <message>
        <source>The generator of this run cannot be asked for a condition</source>
        <translation>On ne peut pas demander de condition au générateur de cet essai</translation>
    </message>
    <message>
        <source>leave it out, or train one with condition.measure = volume_fraction</source>
        <translation>omettez-la, ou entraînez-en un avec condition.measure = volume_fraction</translation>
    </message>
    <message>
        <source>ask for a value between these</source>
        <translation>demandez une valeur entre ces deux bornes</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>réessayez</translation>
    </message>
    <message>
        <source>ask for smaller images</source>
        <translation>demandez des images plus petites</translation>
    </message>
    <message>
        <source>Two images at least are needed, as their values are averaged</source>
        <translation>Il faut au moins deux images, car leurs valeurs sont moyennées</translation>
    </message>
    <message>
        <source>give more</source>
        <translation>donnez-en davantage</translation>
    </message>
    <message>
        <source>ask for a smaller size</source>
        <translation>demandez une taille plus petite</translation>
    </message>
    <message>
        <source>take an earlier checkpoint with --step</source>
        <translation>prenez un point de reprise antérieur avec --step</translation>
    </message>
    <message>
        <source>as its size is that of its patches</source>
        <translation>car sa taille est celle de ses imagettes</translation>
    </message>
    <message>
        <source>start a new run with it</source>
        <translation>lancez un nouvel essai avec cette valeur</translation>
    </message>
    <message>
        <source>Going on is not bit-exact, as a GPU does not repeat its steps</source>
        <translation>La reprise n&apos;est pas exacte au bit près, car un GPU ne répète pas ses pas</translation>
    </message>
    <message>
        <source>Going on is bit-exact while no other program is busy; always with training.threads above 0</source>
        <translation>La reprise est exacte au bit près tant qu&apos;aucun autre programme n&apos;est actif&#xa0;; toujours avec training.threads supérieur à 0</translation>
    </message>
    <message>
        <source>tell where they are now</source>
        <translation>indiquez où elles sont maintenant</translation>
    </message>
    <message>
        <source>go on with that version, or start a new run</source>
        <translation>continuez avec cette version, ou lancez un nouvel essai</translation>
    </message>
    <message>
        <source>data.scale: 0 finds the scale for a new run only, a fork goes on with its slices</source>
        <translation>data.scale&#xa0;: 0 ne cherche l&apos;échelle que pour un nouvel essai, un essai dérivé continue avec ses coupes</translation>
    </message>
    <message>
        <source>give a number, or start a new run</source>
        <translation>donnez un nombre, ou lancez un nouvel essai</translation>
    </message>
    <message>
        <source>%1the key &apos;%2&apos; is missing</source>
        <translation>%1la clé «&#xa0;%2&#xa0;» est absente</translation>
    </message>
    <message>
        <source>material.%1: must be a list of greys from 0 to 1</source>
        <translation>material.%1&#xa0;: doit être une liste de gris de 0 à 1</translation>
    </message>
    <message>
        <source>material.%1: must be ascending</source>
        <translation>material.%1&#xa0;: doit être croissante</translation>
    </message>
    <message>
        <source>%1.name: there is no criterion &apos;%2&apos;</source>
        <translation>%1.name&#xa0;: il n&apos;y a pas de critère «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>%1: &apos;low&apos; is above &apos;high&apos;</source>
        <translation>%1&#xa0;: «&#xa0;low&#xa0;» est au-dessus de «&#xa0;high&#xa0;»</translation>
    </message>
    <message>
        <source>not a criteria file: &apos;format&apos; is not &apos;%1&apos;</source>
        <translation>ce n&apos;est pas un fichier de critères&#xa0;: «&#xa0;format&#xa0;» n&apos;est pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>version %1 is not known; this program reads versions up to %2</source>
        <translation>la version %1 n&apos;est pas connue&#xa0;; ce programme lit les versions jusqu&apos;à %2</translation>
    </message>
    <message>
        <source>none of %1 images was accepted%2</source>
        <translation>aucune des %1 images n&apos;a été acceptée%2</translation>
    </message>
    <message>
        <source>the criteria are for images of %1 px, but the generator makes %2 x %3 px</source>
        <translation>les critères sont pour des images de %1 px, mais le générateur en fait de %2 x %3 px</translation>
    </message>
    <message>
        <source>%1: exists already and is not an empty folder</source>
        <translation>%1&#xa0;: existe déjà et n&apos;est pas un dossier vide</translation>
    </message>
    <message>
        <source>%1: not a manifest</source>
        <translation>%1&#xa0;: ce n&apos;est pas un manifeste</translation>
    </message>
    <message>
        <source>%1: its images were exported without an output calibration</source>
        <translation>%1&#xa0;: ses images ont été exportées sans étalonnage de sortie</translation>
    </message>
    <message>
        <source>output_calibration.%1: must be a list of numbers in range</source>
        <translation>output_calibration.%1&#xa0;: doit être une liste de nombres dans l&apos;intervalle permis</translation>
    </message>
    <message>
        <source>Cannot read %1 (%2)</source>
        <translation>Impossible de lire %1 (%2)</translation>
    </message>
    <message>
        <source>Cannot read %1: it is no file</source>
        <translation>Impossible de lire %1&#xa0;: ce n&apos;est pas un fichier</translation>
    </message>
    <message>
        <source>%1 needs %2 of memory, but only %3 are available</source>
        <translation>%1 demande %2 de mémoire, mais seuls %3 sont disponibles</translation>
    </message>
    <message>
        <source>set data.scale to %1.%2%3 or less, take fewer slices, or close other programs</source>
        <translation>mettez data.scale à %1.%2%3 ou moins, prenez moins de coupes ou fermez d&apos;autres programmes</translation>
    </message>
    <message>
        <source>slices from number %1 to %2</source>
        <translation>coupes du numéro %1 au numéro %2</translation>
    </message>
    <message>
        <source>slices from number %1 to the last</source>
        <translation>coupes à partir du numéro %1</translation>
    </message>
    <message>
        <source>%1, one of %2, on request</source>
        <translation>%1, une sur %2, sur demande</translation>
    </message>
    <message>
        <source>%1, on request</source>
        <translation>%1, sur demande</translation>
    </message>
    <message>
        <source>region of interest of %1 x %2 px at (%3, %4) of the files</source>
        <translation>région d&apos;intérêt de %1 x %2 px en (%3, %4) des fichiers</translation>
    </message>
    <message>
        <source>material where the masks in %1 are not 0</source>
        <translation>matériau là où les masques de %1 ne sont pas à 0</translation>
    </message>
    <message>
        <source>its size of %1 x %2 px is over the limit of 2^28 pixels</source>
        <translation>sa taille de %1 x %2 px dépasse la limite de 2^28 pixels</translation>
    </message>
    <message>
        <source>it is damaged: its header claims %1 images of %2 bytes in %3</source>
        <translation>il est endommagé&#xa0;: son en-tête annonce %1 images totalisant %2 octets, dans un fichier de %3 octets</translation>
    </message>
    <message>
        <source>it is no %1 image, whatever its name says</source>
        <translation>ce n&apos;est pas une image %1, quoi que dise son nom</translation>
    </message>
    <message>
        <source>image %1 of %2 is damaged or compressed by a filter that is not installed</source>
        <translation>l&apos;image %1 de %2 est endommagée, ou compressée par un filtre qui n&apos;est pas installé</translation>
    </message>
    <message>
        <source>it has no images %1 (data.dataset)</source>
        <translation>il n&apos;a pas d&apos;images %1 (data.dataset)</translation>
    </message>
    <message>
        <source>choose one of %1</source>
        <translation>choisissez parmi %1</translation>
    </message>
    <message>
        <source>its data set %1 is too large</source>
        <translation>son jeu de données %1 est trop grand</translation>
    </message>
    <message>
        <source>its data set %1 is damaged</source>
        <translation>son jeu de données %1 est endommagé</translation>
    </message>
    <message>
        <source>the largest data set %1 is taken, of %2 (data.dataset takes another)</source>
        <translation>le plus grand jeu de données, %1, est pris parmi %2 (data.dataset en prend un autre)</translation>
    </message>
    <message>
        <source>it is a MetaImage with %1 dimensions</source>
        <translation>c&apos;est un fichier MetaImage à %1 dimensions</translation>
    </message>
    <message>
        <source>it is a MetaImage of type %1, which is not read</source>
        <translation>c&apos;est un fichier MetaImage de type %1, qui n&apos;est pas lu</translation>
    </message>
    <message>
        <source>its data file %1 is missing or cannot be opened</source>
        <translation>son fichier de données %1 est absent ou ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>it is a NRRD file with %1 dimensions</source>
        <translation>c&apos;est un fichier NRRD à %1 dimensions</translation>
    </message>
    <message>
        <source>it is a NRRD file of type %1, which is not read</source>
        <translation>c&apos;est un fichier NRRD de type %1, qui n&apos;est pas lu</translation>
    </message>
    <message>
        <source>it is a NRRD file with encoding %1</source>
        <translation>c&apos;est un fichier NRRD d&apos;encodage %1</translation>
    </message>
    <message>
        <source>it is a NumPy file of type %1</source>
        <translation>c&apos;est un fichier NumPy de type %1</translation>
    </message>
    <message>
        <source>it is a NumPy file with %1 axes</source>
        <translation>c&apos;est un fichier NumPy à %1 axes</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no layout of a raw volume</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas une disposition de volume brut</translation>
    </message>
    <message>
        <source>it is a raw volume of %1 bytes whose layout is not told by its name</source>
        <translation>c&apos;est un volume brut de %1 octets dont le nom n&apos;indique pas la disposition</translation>
    </message>
    <message>
        <source>a raw volume of %1 (data.raw) has %2 bytes, the file has %3</source>
        <translation>un volume brut de %1 (data.raw) a %2 octets, le fichier en a %3</translation>
    </message>
    <message>
        <source>raw volume taken as %1, by name and size</source>
        <translation>volume brut pris comme %1, d&apos;après le nom et la taille</translation>
    </message>
    <message>
        <source>it cannot be opened (%1)</source>
        <translation>il ne peut pas être ouvert (%1)</translation>
    </message>
    <message>
        <source>it is a TIFF file that is damaged or ends in the middle at page %1%2</source>
        <translation>c&apos;est un fichier TIFF endommagé ou interrompu à la page %1%2</translation>
    </message>
    <message>
        <source>reduced images left out (thumbnails or a pyramid): %1</source>
        <translation>images réduites écartées (vignettes ou pyramide)&#xa0;: %1</translation>
    </message>
    <message>
        <source>the file ends after image %1 of %2</source>
        <translation>le fichier s&apos;arrête après l&apos;image %1 sur %2</translation>
    </message>
    <message>
        <source>it has %1 channels, not %2</source>
        <translation>il a %1 canaux, pas %2</translation>
    </message>
    <message>
        <source>channel %1 of %2 is taken (data.channel takes another)</source>
        <translation>le canal %1 sur %2 est pris (data.channel en prend un autre)</translation>
    </message>
    <message>
        <source>it has %1 channels</source>
        <translation>il a %1 canaux</translation>
    </message>
    <message>
        <source>its compression (number %1) is not known</source>
        <translation>sa compression (numéro %1) n&apos;est pas connue</translation>
    </message>
    <message>
        <source>its colour space (number %1) is not known</source>
        <translation>son espace de couleurs (numéro %1) n&apos;est pas connu</translation>
    </message>
    <message>
        <source>its values have %1 bit floating point</source>
        <translation>ses valeurs sont en virgule flottante sur %1 bits</translation>
    </message>
    <message>
        <source>its values have %1 bit</source>
        <translation>ses valeurs sont sur %1 bits</translation>
    </message>
    <message>
        <source>it ends or is damaged at image %1 of %2</source>
        <translation>il s&apos;arrête ou est endommagé à l&apos;image %1 sur %2</translation>
    </message>
    <message>
        <source>it is damaged: its header claims %1 images of %2 channels</source>
        <translation>il est endommagé&#xa0;: son en-tête annonce %1 images de %2 canaux</translation>
    </message>
    <message>
        <source>it ends in the middle: %1 images of %2 bytes are told, it holds %3</source>
        <translation>il s&apos;arrête au milieu&#xa0;: %1 images de %2 octets sont annoncées, il en contient %3</translation>
    </message>
    <message>
        <source>There is no class &apos;%1&apos;</source>
        <translation>Il n&apos;y a pas de classe «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; is chosen twice</source>
        <translation>La classe «&#xa0;%1&#xa0;» est choisie deux fois</translation>
    </message>
    <message>
        <source>There is one class, &apos;%1&apos;</source>
        <translation>Il n&apos;y a qu&apos;une classe, «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>the sub-folder %1 holds no images and is left out</source>
        <translation>le sous-dossier %1 ne contient aucune image et est écarté</translation>
    </message>
    <message>
        <source>the sub-folder %1 is neither train nor validation nor test and is left out</source>
        <translation>le sous-dossier %1 n&apos;est ni train, ni validation, ni test et est écarté</translation>
    </message>
    <message>
        <source>there are images beside its sub-folders, %1 and others</source>
        <translation>des images se trouvent à côté de ses sous-dossiers, %1 et d&apos;autres</translation>
    </message>
    <message>
        <source>of its sub-folders only %1 holds images</source>
        <translation>de ses sous-dossiers, seul %1 contient des images</translation>
    </message>
    <message>
        <source>of its sub-folders only %1 holds images; %2</source>
        <translation>de ses sous-dossiers, seul %1 contient des images&#xa0;; %2</translation>
    </message>
    <message>
        <source>%1: it is no IDX file of labels</source>
        <translation>%1&#xa0;: ce n&apos;est pas un fichier IDX d&apos;étiquettes</translation>
    </message>
    <message>
        <source>%1: it is damaged: its header claims %2 labels</source>
        <translation>%1&#xa0;: il est endommagé&#xa0;: son en-tête annonce %2 étiquettes</translation>
    </message>
    <message>
        <source>%1: it is damaged or ends before its %2 labels</source>
        <translation>%1&#xa0;: il est endommagé ou s&apos;arrête avant ses %2 étiquettes</translation>
    </message>
    <message>
        <source>The share of images for %1 is not from 0 to less than 1</source>
        <translation>La part des images pour %1 n&apos;est pas comprise entre 0 inclus et 1 exclu</translation>
    </message>
    <message>
        <source>There is no image of %1 to learn from</source>
        <translation>Il n&apos;y a aucune image de %1 pour l&apos;apprentissage</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <translation>%1 a été écarté&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 has no image in the %2 part</source>
        <translation>%1 n&apos;a aucune image dans la partie %2</translation>
    </message>
    <message>
        <source>%1 holds %2 images, but %3 holds %4 labels</source>
        <translation>%1 contient %2 images, mais %3 contient %4 étiquettes</translation>
    </message>
    <message>
        <source>%1 has no labels beside it and is left out</source>
        <translation>%1 n&apos;a pas d&apos;étiquettes à côté de lui et est écarté</translation>
    </message>
    <message>
        <source>the sub-folder %1 is left out</source>
        <translation>le sous-dossier %1 est écarté</translation>
    </message>
    <message>
        <source>There is no file or folder %1</source>
        <translation>Il n&apos;y a ni fichier ni dossier %1</translation>
    </message>
    <message>
        <source>%1 does not tell the classes of its images%2</source>
        <translation>%1 n&apos;indique pas les classes de ses images%2</translation>
    </message>
    <message>
        <source>%1 (%2 images)</source>
        <translation>%1 (%2 images)</translation>
    </message>
    <message>
        <source>%1 is of %2, smaller than a patch of %3 px</source>
        <translation>%1 mesure %2, moins qu&apos;une imagette de %3 px</translation>
    </message>
    <message>
        <source>set data.patch_size to %1 or less, or take the file away</source>
        <translation>mettez data.patch_size à %1 ou moins, ou retirez le fichier</translation>
    </message>
    <message>
        <source>%1 is of %2, but the images before it are of %3</source>
        <translation>%1 mesure %2, mais les images précédentes mesurent %3</translation>
    </message>
    <message>
        <source>class %1 has too few images to give each part its own: patches of one image are in several parts, where they may look alike</source>
        <translation>la classe %1 a trop peu d&apos;images pour que chaque partie ait les siennes&#xa0;: des imagettes d&apos;une même image sont dans plusieurs parties, où elles peuvent se ressembler</translation>
    </message>
    <message>
        <source>numbers missing in the series of files: %1, the first after %2</source>
        <translation>numéros manquants dans la suite de fichiers&#xa0;: %1, le premier après %2</translation>
    </message>
    <message>
        <source>choose a folder that holds %1 images</source>
        <translation>choisissez un dossier contenant des images %1</translation>
    </message>
    <message>
        <source>the images of the sub-folder %1 are not read; open it by itself</source>
        <translation>les images du sous-dossier %1 ne sont pas lues&#xa0;; ouvrez-le à part</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Il n&apos;y a pas de fichier %1</translation>
    </message>
    <message>
        <source>There are no images in %1 but raw volumes</source>
        <translation>Il n&apos;y a aucune image dans %1, seulement des volumes bruts</translation>
    </message>
    <message>
        <source>open %1 itself, or tell with data.raw how they are laid out</source>
        <translation>ouvrez %1 lui-même, ou indiquez leur disposition par data.raw</translation>
    </message>
    <message>
        <source>There are no images in %1</source>
        <translation>Il n&apos;y a aucune image dans %1</translation>
    </message>
    <message>
        <source>Cannot open the folder %1 (%2)</source>
        <translation>Impossible d&apos;ouvrir le dossier %1 (%2)</translation>
    </message>
    <message>
        <source>values from %1 to %2 are mapped to 16 bit, the same for all images</source>
        <translation>les valeurs de %1 à %2 sont ramenées à 16 bits, de la même façon pour toutes les images</translation>
    </message>
    <message>
        <source>the pixel sizes in %1 and %2 differ; none is taken: set data.pixel_size_um</source>
        <translation>les tailles de pixel de %1 et de %2 diffèrent&#xa0;; aucune n&apos;est prise&#xa0;: donnez data.pixel_size_um</translation>
    </message>
    <message>
        <source>Nothing can be held out of the single slice %1</source>
        <translation>Rien ne peut être réservé dans la seule coupe %1</translation>
    </message>
    <message>
        <source>%1 slices are too small to be split by block: whole slices are held out</source>
        <translation>%1 coupes sont trop petites pour être divisées par blocs&#xa0;: des coupes entières sont réservées</translation>
    </message>
    <message>
        <source>No patch of %1 px fits into the %2 part of the slices</source>
        <translation>Aucune imagette de %1 px ne tient dans la partie «&#xa0;%2&#xa0;» des coupes</translation>
    </message>
    <message>
        <source>its size of %1 x %2 px is smaller than a patch of %3 px</source>
        <translation>sa taille de %1 x %2 px est inférieure à une imagette de %3 px</translation>
    </message>
    <message>
        <source>The slices have more than %1 greys, so they are no labels of phases</source>
        <translation>Les coupes ont plus de %1 gris, ce ne sont donc pas des étiquettes de phases</translation>
    </message>
    <message>
        <source>segmented images of %1 phases</source>
        <translation>images segmentées en %1 phases</translation>
    </message>
    <message>
        <source>slices are %1 images of at least %2 px (data.patch_size)</source>
        <translation>les coupes sont des images %1 d&apos;au moins %2 px (data.patch_size)</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2%3</source>
        <translation>%1 ne peut pas être utilisé&#xa0;: %2%3</translation>
    </message>
    <message>
        <source>None of the %1 files in %2 can be used; the first, %3: %4</source>
        <translation>Aucun des %1 fichiers de %2 ne peut être utilisé&#xa0;; le premier, %3&#xa0;: %4</translation>
    </message>
    <message>
        <source>The last slice to be taken, %1, comes before the first, %2</source>
        <translation>La dernière coupe à prendre, %1, précède la première, %2</translation>
    </message>
    <message>
        <source>%1 has %2 slices, and the first to be taken is number %3</source>
        <translation>%1 a %2 coupes, et la première à prendre porte le numéro %3</translation>
    </message>
    <message>
        <source>data.mask: %1</source>
        <translation>data.mask&#xa0;: %1</translation>
    </message>
    <message>
        <source>data.mask: there are %1 masks in %2, none for slice number %3, %4</source>
        <translation>data.mask&#xa0;: il y a %1 masques dans %2, aucun pour la coupe numéro %3, %4</translation>
    </message>
    <message>
        <source>data.mask: a mask of %1 in %2 does not fit %3 of %4</source>
        <translation>data.mask&#xa0;: un masque de %1 dans %2 ne convient pas à %3 de %4</translation>
    </message>
    <message>
        <source>The region of interest, %1 x %2 px at (%3, %4), does not lie in %5 of %6 x %7 px</source>
        <translation>La région d&apos;intérêt, %1 x %2 px en (%3, %4), n&apos;est pas contenue dans %5 de %6 x %7 px</translation>
    </message>
    <message>
        <source>No slice can be used; %1: %2</source>
        <translation>Aucune coupe ne peut être utilisée&#xa0;; %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>A window of %1 px is too small for fibres of %2 px</source>
        <translation>Une fenêtre de %1 px est trop petite pour des fibres de %2 px</translation>
    </message>
    <message>
        <source>Fibres with a volume fraction of %1 and a gap of %2 px cannot be packed</source>
        <translation>Des fibres de fraction volumique %1 et d&apos;écart %2 px ne peuvent pas être placées</translation>
    </message>
    <message>
        <source>%1 of %2 makes no slices of fibres</source>
        <translation>%1 de %2 ne donne pas de coupes de fibres</translation>
    </message>
    <message>
        <source>take %1</source>
        <translation>prenez %1</translation>
    </message>
    <message>
        <source>A slice of %1 px is too small for a single fibre</source>
        <translation>Une coupe de %1 px est trop petite pour une seule fibre</translation>
    </message>
    <message>
        <source>Cannot write %1%2</source>
        <translation>Impossible d&apos;écrire %1%2</translation>
    </message>
    <message>
        <source>%1the weight is not positive</source>
        <translation>%1le poids n&apos;est pas positif</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no Gaussian</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas une gaussienne</translation>
    </message>
    <message>
        <source>%1: row %2 %3</source>
        <translation>%1&#xa0;: la ligne %2 %3</translation>
    </message>
    <message>
        <source>give %1 number(s) a row</source>
        <translation>donnez %1 nombre(s) par ligne</translation>
    </message>
    <message>
        <source>%1 has no points</source>
        <translation>%1 n&apos;a aucun point</translation>
    </message>
    <message>
        <source>give a point a row, with %1 numbers between commas</source>
        <translation>donnez un point par ligne, avec %1 nombres séparés par des virgules</translation>
    </message>
    <message>
        <source>The network gives %1, but a class has one value each, of two or more</source>
        <translation>Le réseau donne %1, mais il faut une valeur par classe, pour deux classes ou plus</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 holds no classifier</source>
        <translation>Le point de reprise du pas %1 ne contient pas de classifieur</translation>
    </message>
    <message>
        <source>network.layers.%1: The network gives %2 values, but the data have %3 classes, %4 to %5</source>
        <translation>network.layers.%1&#xa0;: le réseau donne %2 valeurs, mais les données ont %3 classes, de %4 à %5</translation>
    </message>
    <message>
        <source>end it with an output for each of the %1 classes, or choose classes by classes.names</source>
        <translation>terminez-le par une sortie pour chacune des %1 classes, ou choisissez des classes par classes.names</translation>
    </message>
    <message>
        <source>training.batch_size: %1 training images leave one for the last batch of %2, too few for batch norm</source>
        <translation>training.batch_size&#xa0;: %1 images d&apos;apprentissage en laissent une pour le dernier lot de %2, trop peu pour la normalisation par lot</translation>
    </message>
    <message>
        <source>The %1 has no layers</source>
        <translation>Le réseau %1 n&apos;a aucune couche</translation>
    </message>
    <message>
        <source>The %1 gives %2 instead of %3</source>
        <translation>Le réseau %1 donne %2 au lieu de %3</translation>
    </message>
    <message>
        <source>end it with a linear layer that has out_features %1</source>
        <translation>terminez-le par une couche linéaire avec out_features %1</translation>
    </message>
    <message>
        <source>The %1 ends in a sigmoid, but losses are computed from raw scores</source>
        <translation>Le réseau %1 finit par une sigmoïde, mais les pertes sont calculées sur des scores bruts</translation>
    </message>
    <message>
        <source>A window of %1 filters a side is finer than patches of %2 px</source>
        <translation>Une fenêtre de %1 filtres de côté est plus fine que des imagettes de %2 px</translation>
    </message>
    <message>
        <source>set it to %1 at most, or turn network.attention off</source>
        <translation>mettez-le à %1 au plus, ou désactivez network.attention</translation>
    </message>
    <message>
        <source>The network would have about %1 million weights</source>
        <translation>Le réseau aurait environ %1 millions de poids</translation>
    </message>
    <message>
        <source>terms.circles: fibres of radius %1 px are too large for patches of %2 px</source>
        <translation>terms.circles&#xa0;: des fibres de rayon %1 px sont trop grandes pour des imagettes de %2 px</translation>
    </message>
    <message>
        <source>The generator gives %1, but a patch is %2</source>
        <translation>Le générateur donne %1, mais une imagette est %2</translation>
    </message>
    <message>
        <source>The discriminator gives %1, but %2</source>
        <translation>Le discriminateur donne %1, mais %2</translation>
    </message>
    <message>
        <source>end it with a layer that has %1 output channel(s) or feature(s)</source>
        <translation>terminez-le par une couche à %1 canal (canaux) ou caractéristique(s) de sortie</translation>
    </message>
    <message>
        <source>The generator&apos;s loss %1 does not go with the discriminator&apos;s %2</source>
        <translation>La perte %1 du générateur ne va pas avec la perte %2 du discriminateur</translation>
    </message>
    <message>
        <source>with %1 use one of: %2</source>
        <translation>avec %1, utilisez l&apos;une de ces pertes&#xa0;: %2</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 does not name its classes</source>
        <translation>Le point de reprise du pas %1 ne nomme pas ses classes</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number of neurons from 1 to %2</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas un nombre de neurones de 1 à %2</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 holds no network</source>
        <translation>Le point de reprise du pas %1 ne contient pas de réseau</translation>
    </message>
    <message>
        <source>The discriminator gives %1, but a score has one channel</source>
        <translation>Le discriminateur donne %1, mais un score a un seul canal</translation>
    </message>
    <message>
        <source>Layer %1 of the discriminator is not before the one that gives the score</source>
        <translation>La couche %1 du discriminateur n&apos;est pas avant celle qui donne le score</translation>
    </message>
    <message>
        <source>The encoder gives %1, but a mean and a log variance of each latent value are %2</source>
        <translation>L&apos;encodeur donne %1, mais une moyenne et une log-variance par valeur latente font %2</translation>
    </message>
    <message>
        <source>end it with flatten and a linear layer of %1 outputs, or change latent.channels</source>
        <translation>terminez-le par flatten et une couche linéaire à %1 sorties, ou changez latent.channels</translation>
    </message>
    <message>
        <source>The decoder gives %1, but %2 needs %3</source>
        <translation>Le décodeur donne %1, mais il faut %3 pour %2</translation>
    </message>
    <message>
        <source>The %1 ends in %2, which keeps its values from some that they need to take</source>
        <translation>Le réseau %1 finit par %2, qui interdit à ses valeurs certaines qu&apos;elles doivent pouvoir prendre</translation>
    </message>
    <message>
        <source>%1 has not the ending of a film</source>
        <translation>%1 n&apos;a pas l&apos;extension d&apos;un film</translation>
    </message>
    <message>
        <source>%1: a picture of %2 x %3 px cannot be encoded as PNG</source>
        <translation>%1&#xa0;: une image de %2 x %3 px ne peut pas être encodée en PNG</translation>
    </message>
    <message>
        <source>%1 has no sample images</source>
        <translation>%1 n&apos;a pas d&apos;images d&apos;échantillons</translation>
    </message>
    <message>
        <source>The film cannot be encoded: the OpenCV of this computer has no %1 encoder for %2 files</source>
        <translation>Le film ne peut pas être encodé&#xa0;: l&apos;OpenCV de cet ordinateur n&apos;a pas d&apos;encodeur %1 pour les fichiers %2</translation>
    </message>
    <message>
        <source>The latent has no number %1</source>
        <translation>Le latent n&apos;a pas de nombre %1</translation>
    </message>
    <message>
        <source>choose one from 0 to %1</source>
        <translation>choisissez-en un de 0 à %1</translation>
    </message>
    <message>
        <source>A place of %1 numbers is none of a latent of %2</source>
        <translation>Un point de %1 nombres n&apos;appartient pas à un latent de %2</translation>
    </message>
    <message>
        <source>Tensor %1 of %2 is missing</source>
        <translation>Le tenseur %1 de %2 manque</translation>
    </message>
    <message>
        <source>Tensor %1 of %2 has another shape or type than the network</source>
        <translation>Le tenseur %1 de %2 n&apos;a pas la même forme ou le même type que dans le réseau</translation>
    </message>
    <message>
        <source>There are %1 tensors of %2 where %3 are expected</source>
        <translation>Il y a %1 tenseurs de %2 là où %3 sont attendus</translation>
    </message>
    <message>
        <source>The network has %1 inputs</source>
        <translation>Le réseau a %1 entrées</translation>
    </message>
    <message>
        <source>%1 of the network has %2 neurons</source>
        <translation>%1 du réseau a %2 neurones</translation>
    </message>
    <message>
        <source>Only %1 images to evaluate</source>
        <translation>Seulement %1 images à évaluer</translation>
    </message>
    <message>
        <source>give at least %1</source>
        <translation>donnez-en au moins %1</translation>
    </message>
    <message>
        <source>data.patch_size: patches of %1 px are too small to describe</source>
        <translation>data.patch_size&#xa0;: des imagettes de %1 px sont trop petites pour être décrites</translation>
    </message>
    <message>
        <source>take at least %1 px</source>
        <translation>prenez au moins %1 px</translation>
    </message>
    <message>
        <source>The slices give too few separate blocks of %1 px to compare with each other</source>
        <translation>Les coupes donnent trop peu de blocs séparés de %1 px à comparer entre eux</translation>
    </message>
    <message>
        <source>%1 is of another format or version</source>
        <translation>%1 est d&apos;un autre format ou d&apos;une autre version</translation>
    </message>
    <message>
        <source>%1 is damaged (%2)</source>
        <translation>%1 est endommagé (%2)</translation>
    </message>
    <message>
        <source>%1 is no run</source>
        <translation>%1 n&apos;est pas un essai</translation>
    </message>
    <message>
        <source>nothing is compared with &apos;%1&apos;</source>
        <translation>rien n&apos;est comparé à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a number, and &apos;%2&apos; is none</source>
        <translation>«&#xa0;%1&#xa0;» est un nombre, et «&#xa0;%2&#xa0;» n&apos;en est pas un</translation>
    </message>
    <message>
        <source>write a number, as in: %1 &lt; 1.5</source>
        <translation>écrivez un nombre, par exemple&#xa0;: %1 &lt; 1.5</translation>
    </message>
    <message>
        <source>runs have no &apos;%1&apos;</source>
        <translation>les essais n&apos;ont pas de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>did you mean &apos;%1&apos;?</source>
        <translation>vouliez-vous dire «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>there is no study &apos;%1&apos;</source>
        <translation>il n&apos;y a pas d&apos;étude «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1: the grid has more than %2 runs</source>
        <translation>%1&#xa0;: la grille a plus de %2 essais</translation>
    </message>
    <message>
        <source>%1: it has %2 values, another paired parameter has %3</source>
        <translation>%1&#xa0;: il a %2 valeurs, un autre paramètre apparié en a %3</translation>
    </message>
    <message>
        <source>A random sweep of %1 runs</source>
        <translation>Une série aléatoire de %1 essais</translation>
    </message>
    <message>
        <source>draw from 1 to %1</source>
        <translation>tirez-en de 1 à %1</translation>
    </message>
    <message>
        <source>There are only %1 different combinations</source>
        <translation>Il n&apos;y a que %1 combinaisons différentes</translation>
    </message>
    <message>
        <source>%1: it is there twice</source>
        <translation>%1&#xa0;: présent deux fois</translation>
    </message>
    <message>
        <source>%1: a range without a count is for random draws</source>
        <translation>%1&#xa0;: un intervalle sans nombre de valeurs ne convient qu&apos;aux tirages aléatoires</translation>
    </message>
    <message>
        <source>training.seed: with all seeds there are more than %1 runs</source>
        <translation>training.seed&#xa0;: avec toutes les graines, il y a plus de %1 essais</translation>
    </message>
    <message>
        <source>The run %1 is there twice</source>
        <translation>L&apos;essai %1 est présent deux fois</translation>
    </message>
    <message>
        <source>%1%2: a text is missing</source>
        <translation>%1%2&#xa0;: il manque un texte</translation>
    </message>
    <message>
        <source>%1.settings: an object is missing</source>
        <translation>%1.settings&#xa0;: il manque un objet</translation>
    </message>
    <message>
        <source>not the plan of a sweep: the key &apos;format&apos; is not &quot;%1&quot;</source>
        <translation>ce n&apos;est pas le plan d&apos;une série&#xa0;: la clé «&#xa0;format&#xa0;» n&apos;est pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>version: it is %1, this program reads %2</source>
        <translation>version&#xa0;: elle est %1, ce programme lit %2</translation>
    </message>
    <message>
        <source>experiment: %1</source>
        <translation>experiment&#xa0;: %1</translation>
    </message>
    <message>
        <source>The path %1 is not UTF-8</source>
        <translation>Le chemin %1 n&apos;est pas en UTF-8</translation>
    </message>
    <message>
        <source>training.steps: it is set, and so is the budget in %1</source>
        <translation>training.steps&#xa0;: il est fixé, et le budget en %1 aussi</translation>
    </message>
    <message>
        <source>The sweep has more than %1 runs</source>
        <translation>La série a plus de %1 essais</translation>
    </message>
    <message>
        <source>%1 is no sweep: it has no sweep.json</source>
        <translation>%1 n&apos;est pas une série&#xa0;: il n&apos;a pas de sweep.json</translation>
    </message>
    <message>
        <source>The folder %1 is not empty</source>
        <translation>Le dossier %1 n&apos;est pas vide</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: there is no &apos;=&apos;</source>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: il n&apos;y a pas de «&#xa0;=&#xa0;»</translation>
    </message>
    <message>
        <source>training.seed=%1: how many seeds?</source>
        <translation>training.seed=%1&#xa0;: combien de graines&#xa0;?</translation>
    </message>
    <message>
        <source>%1 is being written by another Synthslice</source>
        <translation>%1 est en cours d&apos;écriture par un autre Synthslice</translation>
    </message>
    <message>
        <source>Cannot remove %1 (%2)</source>
        <translation>Impossible de supprimer %1 (%2)</translation>
    </message>
    <message>
        <source>Run %1 of %2 is being trained by another process</source>
        <translation>L&apos;essai %1 de %2 est en cours d&apos;entraînement par un autre processus</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither linear, log nor a count</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est ni linear, ni log, ni un nombre de valeurs</translation>
    </message>
    <message>
        <source>a range has from 2 to %1 values</source>
        <translation>un intervalle a de 2 à %1 valeurs</translation>
    </message>
    <message>
        <source>too little real data to say: %1 patches that share no pixels in the smaller half, %2 are needed; take more or larger slices, or smaller patches</source>
        <translation>trop peu de données réelles pour le dire&#xa0;: %1 imagettes sans pixels communs dans la plus petite moitié, il en faut %2&#xa0;; prenez davantage de coupes ou des coupes plus grandes, ou des imagettes plus petites</translation>
    </message>
    <message>
        <source>has no effect: %1</source>
        <translation>sans effet&#xa0;: %1</translation>
    </message>
    <message>
        <source>family: &apos;%1&apos; is not known</source>
        <translation>family&#xa0;: «&#xa0;%1&#xa0;» n&apos;est pas connue</translation>
    </message>
    <message>
        <source>needs channels x height x width, but its input is %1</source>
        <translation>demande canaux x hauteur x largeur, mais son entrée est %1</translation>
    </message>
    <message>
        <source>is impossible: its kernel of %1 px is larger than its input of %2 with padding %3</source>
        <translation>est impossible&#xa0;: son noyau de %1 px est plus grand que son entrée de %2 avec une marge de %3</translation>
    </message>
    <message>
        <source>is impossible: its padding of %1 px is more than half its kernel</source>
        <translation>est impossible&#xa0;: sa marge de %1 px dépasse la moitié de son noyau</translation>
    </message>
    <message>
        <source>jumps over its input of %1, as its dilation is %2 px</source>
        <translation>saute par-dessus son entrée de %1, car sa dilatation est de %2 px</translation>
    </message>
    <message>
        <source>is impossible: its %1 groups do not divide its %2 input and %3 output channels</source>
        <translation>est impossible&#xa0;: ses %1 groupes ne divisent pas ses %2 canaux d&apos;entrée et %3 de sortie</translation>
    </message>
    <message>
        <source>needs a row of features, but its input is %1</source>
        <translation>demande une ligne de caractéristiques, mais son entrée est %1</translation>
    </message>
    <message>
        <source>is impossible: its padding of %1 px takes more than its input of %2 has</source>
        <translation>est impossible&#xa0;: sa marge de %1 px prend plus que n&apos;en a son entrée de %2</translation>
    </message>
    <message>
        <source>is impossible: its output_padding of %1 is not smaller than its stride</source>
        <translation>est impossible&#xa0;: son output_padding de %1 n&apos;est pas inférieur à son pas (stride)</translation>
    </message>
    <message>
        <source>nothing is left of its input of %1</source>
        <translation>ne laisse rien de son entrée de %1</translation>
    </message>
    <message>
        <source>cannot split its %1 channels into %2 groups</source>
        <translation>ne peut pas répartir ses %1 canaux en %2 groupes</translation>
    </message>
    <message>
        <source>cannot split its %1 channels for %2 added ones</source>
        <translation>ne peut pas répartir ses %1 canaux pour %2 canaux ajoutés</translation>
    </message>
    <message>
        <source>crops %1 px a side, more than its input of %2 has</source>
        <translation>rogne %1 px de chaque côté, plus que n&apos;en a son entrée de %2</translation>
    </message>
    <message>
        <source>cannot turn %1 into %2, which has %3 values</source>
        <translation>ne peut pas transformer %1 en %2, qui a %3 valeurs</translation>
    </message>
    <message>
        <source>is too large: it gives %1 and has %2 parameters</source>
        <translation>est trop grande&#xa0;: elle donne %1 et a %2 paramètres</translation>
    </message>
    <message>
        <source>Layer %1 (%2) of the %3 %4</source>
        <translation>La couche %1 (%2) du réseau %3 %4</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; is given twice</source>
        <translation>la clé «&#xa0;%1&#xa0;» est donnée deux fois</translation>
    </message>
    <message>
        <source>not JSON from line %1 on</source>
        <translation>ce n&apos;est plus du JSON à partir de la ligne %1</translation>
    </message>
    <message>
        <source>it is nested more than %1 levels deep</source>
        <translation>il est imbriqué sur plus de %1 niveaux</translation>
    </message>
    <message>
        <source>it is longer than the %1 bytes that are read</source>
        <translation>il dépasse les %1 octets qui sont lus</translation>
    </message>
    <message>
        <source>known are: %1</source>
        <translation>sont connus&#xa0;: %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>%1 is out of range, it must be %2</source>
        <translation>%1 est hors limites, il doit valoir %2</translation>
    </message>
    <message>
        <source>%1 is not a text</source>
        <translation>%1 n&apos;est pas un texte</translation>
    </message>
    <message>
        <source>%1 is not a pair of numbers</source>
        <translation>%1 n&apos;est pas une paire de nombres</translation>
    </message>
    <message>
        <source>%1 is not one of: %2</source>
        <translation>%1 ne figure pas parmi&#xa0;: %2</translation>
    </message>
    <message>
        <source>there is no preset &apos;%1&apos;</source>
        <translation>il n&apos;y a pas de préréglage «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1.layers: must be a list [ ... ]</source>
        <translation>%1.layers&#xa0;: doit être une liste [ ... ]</translation>
    </message>
    <message>
        <source>not an experiment: the key &apos;format&apos; is not &quot;%1&quot;</source>
        <translation>ce n&apos;est pas une expérience&#xa0;: la clé «&#xa0;format&#xa0;» n&apos;est pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>version: %1 is not a version number</source>
        <translation>version&#xa0;: %1 n&apos;est pas un numéro de version</translation>
    </message>
    <message>
        <source>this program writes version %1</source>
        <translation>ce programme écrit la version %1</translation>
    </message>
    <message>
        <source>version %1 is newer than this program can read (%2)</source>
        <translation>la version %1 est plus récente que ce que ce programme sait lire (%2)</translation>
    </message>
    <message>
        <source>name: %1 is not a text</source>
        <translation>name&#xa0;: %1 n&apos;est pas un texte</translation>
    </message>
    <message>
        <source>the list has %1 entries, counted from 0</source>
        <translation>la liste a %1 éléments, comptés à partir de 0</translation>
    </message>
    <message>
        <source>unknown parameter &apos;%1&apos;</source>
        <translation>paramètre inconnu «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a single parameter</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas un paramètre seul</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is not known</source>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» n&apos;est pas connu</translation>
    </message>
    <message>
        <source>The %1 has nothing to learn</source>
        <translation>Le réseau %1 n&apos;a rien à apprendre</translation>
    </message>
    <message>
        <source>Held-out blocks of %1 px cannot hold a patch of %2 px</source>
        <translation>Des blocs réservés de %1 px ne peuvent pas contenir une imagette de %2 px</translation>
    </message>
    <message>
        <source>The NLL loss needs log-probabilities, but the %1 does not end in log_softmax</source>
        <translation>La perte NLL demande des log-probabilités, mais le réseau %1 ne finit pas par log_softmax</translation>
    </message>
    <message>
        <source>The %1 ends in a softmax, but losses are computed from raw scores</source>
        <translation>Le réseau %1 finit par un softmax, mais les pertes sont calculées sur des scores bruts</translation>
    </message>
    <message>
        <source>The %1 ends in log_softmax, which only nll and cross_entropy can use</source>
        <translation>Le réseau %1 finit par log_softmax, que seules nll et cross_entropy peuvent utiliser</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1 est endommagé</translation>
    </message>
    <message>
        <source>%1 is damaged: it names files outside of the checkpoint</source>
        <translation>%1 est endommagé&#xa0;: il nomme des fichiers hors du point de reprise</translation>
    </message>
    <message>
        <source>%1 is damaged: its SHA-256 is not that of state.json</source>
        <translation>%1 est endommagé&#xa0;: son SHA-256 n&apos;est pas celui de state.json</translation>
    </message>
    <message>
        <source>%1 is no valid safetensors file: %2</source>
        <translation>%1 n&apos;est pas un fichier safetensors valide&#xa0;: %2</translation>
    </message>
    <message>
        <source>metadata %1 is given twice</source>
        <translation>la métadonnée %1 est donnée deux fois</translation>
    </message>
    <message>
        <source>%1 lacks dtype, shape or data_offsets</source>
        <translation>il manque à %1 dtype, shape ou data_offsets</translation>
    </message>
    <message>
        <source>%1 needs two data_offsets</source>
        <translation>il faut à %1 deux data_offsets</translation>
    </message>
    <message>
        <source>%1 has too many dimensions</source>
        <translation>%1 a trop de dimensions</translation>
    </message>
    <message>
        <source>%1 has the unknown dtype %2</source>
        <translation>%1 a le dtype inconnu %2</translation>
    </message>
    <message>
        <source>its header is no valid JSON at byte %1</source>
        <translation>son en-tête n&apos;est pas du JSON valide à l&apos;octet %1</translation>
    </message>
    <message>
        <source>tensor %1 is given twice</source>
        <translation>le tenseur %1 est donné deux fois</translation>
    </message>
    <message>
        <source>%1 of %2 is given twice</source>
        <translation>%1 de %2 est donné deux fois</translation>
    </message>
    <message>
        <source>%1 has the unknown field %2</source>
        <translation>%1 a le champ inconnu %2</translation>
    </message>
    <message>
        <source>its header has %1 in the wrong place%2</source>
        <translation>son en-tête a %1 au mauvais endroit%2</translation>
    </message>
    <message>
        <source>Cannot write %1 (%2)</source>
        <translation>Impossible d&apos;écrire %1 (%2)</translation>
    </message>
    <message>
        <source>%1 is a link, and a run is only read and written where it lies</source>
        <translation>%1 est un lien, et un essai n&apos;est lu et écrit que là où il se trouve</translation>
    </message>
    <message>
        <source>Cannot lock %1 (%2)</source>
        <translation>Impossible de verrouiller %1 (%2)</translation>
    </message>
    <message>
        <source>%1 has been moved or removed during training</source>
        <translation>%1 a été déplacé ou supprimé pendant l&apos;entraînement</translation>
    </message>
    <message>
        <source>%1 is no run: it has no experiment.json</source>
        <translation>%1 n&apos;est pas un essai&#xa0;: il n&apos;a pas d&apos;experiment.json</translation>
    </message>
    <message>
        <source>%1 is damaged: its label_order is no order of its labels</source>
        <translation>%1 est endommagé&#xa0;: son label_order n&apos;est pas un ordre de ses étiquettes</translation>
    </message>
    <message>
        <source>%1 is damaged: its bit_depth is neither 8 nor 16</source>
        <translation>%1 est endommagé&#xa0;: son bit_depth n&apos;est ni 8 ni 16</translation>
    </message>
    <message>
        <source>The images in %1 are not those that %2 learned from: names or pixels differ</source>
        <translation>Les images de %1 ne sont pas celles dont %2 a appris&#xa0;: les noms ou les pixels diffèrent</translation>
    </message>
    <message>
        <source>%1 has other columns than run.json names</source>
        <translation>%1 a d&apos;autres colonnes que celles que nomme run.json</translation>
    </message>
    <message>
        <source>it holds more than %1 images</source>
        <translation>il contient plus de %1 images</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 ne peut pas être utilisé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is no sample sheet of this run: %2</source>
        <translation>%1 n&apos;est pas une planche d&apos;échantillons de cet essai&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 does not hold %2 moments</source>
        <translation>%1 ne contient pas %2 moments</translation>
    </message>
    <message>
        <source>There are no samples of step %1 in %2</source>
        <translation>Il n&apos;y a pas d&apos;échantillons du pas %1 dans %2</translation>
    </message>
    <message>
        <source>%1 holds no samples: %2</source>
        <translation>%1 ne contient pas d&apos;échantillons&#xa0;: %2</translation>
    </message>
    <message>
        <source>it does not hold images of %1 x %2 px</source>
        <translation>il ne contient pas d&apos;images de %1 x %2 px</translation>
    </message>
    <message>
        <source>it does not hold %1 images</source>
        <translation>il ne contient pas %1 images</translation>
    </message>
    <message>
        <source>the GPU libraries cannot be loaded (%1)</source>
        <translation>les bibliothèques GPU ne peuvent pas être chargées (%1)</translation>
    </message>
    <message>
        <source>Training steps do not run as CUDA graphs: %1</source>
        <translation>Les pas d&apos;entraînement ne s&apos;exécutent pas en graphes CUDA&#xa0;: %1</translation>
    </message>
    <message>
        <source>training.device is cuda, but %1</source>
        <translation>training.device est cuda, mais %1</translation>
    </message>
    <message>
        <source>Runs on the CPU: %1</source>
        <translation>Calcul sur le processeur&#xa0;: %1</translation>
    </message>
    <message>
        <source>The family %1 does not learn from slices</source>
        <translation>La famille %1 n&apos;apprend pas à partir de coupes</translation>
    </message>
    <message>
        <source>Runs of the family %1 make no images</source>
        <translation>Les essais de la famille %1 ne font pas d&apos;images</translation>
    </message>
    <message>
        <source>Runs of the family %1 tell no likelihood of images</source>
        <translation>Les essais de la famille %1 ne donnent pas de vraisemblance d&apos;images</translation>
    </message>
    <message>
        <source>Runs of the family %1 tell no classes apart</source>
        <translation>Les essais de la famille %1 ne distinguent pas de classes</translation>
    </message>
    <message>
        <source>Run %1 has no checkpoint of step %2</source>
        <translation>L&apos;essai %1 n&apos;a pas de point de reprise du pas %2</translation>
    </message>
    <message>
        <source>it has those of steps %1</source>
        <translation>il a ceux des pas %1</translation>
    </message>
    <message>
        <source>An image has %1 x %2 px, but the classifier takes %3 x %4</source>
        <translation>Une image fait %1 x %2 px, mais le classifieur en prend de %3 x %4</translation>
    </message>
    <message>
        <source>%1: the %2 part has no images</source>
        <translation>%1&#xa0;: la partie %2 n&apos;a aucune image</translation>
    </message>
    <message>
        <source>choose another part, or train with another classes.%1_share</source>
        <translation>choisissez une autre partie, ou entraînez avec un autre classes.%1_share</translation>
    </message>
    <message>
        <source>%1 %2: the slices that the run learned from have %3 to %4 in a patch</source>
        <translation>%1 %2&#xa0;: les coupes dont l&apos;essai a appris ont de %3 à %4 par imagette</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 of %2 was removed for a newer one just now</source>
        <translation>Le point de reprise du pas %1 de %2 vient d&apos;être supprimé au profit d&apos;un plus récent</translation>
    </message>
    <message>
        <source>The generator failed: %1</source>
        <translation>Le générateur a échoué&#xa0;: %1</translation>
    </message>
    <message>
        <source>An image has %1 x %2 px, but the network takes %3 x %4</source>
        <translation>Une image fait %1 x %2 px, mais le réseau en prend de %3 x %4</translation>
    </message>
    <message>
        <source>The %1 of %2 cannot make images of %3, %4</source>
        <translation>Le réseau %1 de %2 ne peut pas faire d&apos;images de %3, %4</translation>
    </message>
    <message>
        <source>ask for %1, or train a fully convolutional one such as texture-64</source>
        <translation>demandez %1, ou entraînez un réseau entièrement convolutif tel que texture-64</translation>
    </message>
    <message>
        <source>as its %1 layer fixes their size</source>
        <translation>car sa couche %1 fixe leur taille</translation>
    </message>
    <message>
        <source>Images of %1 are too large to make</source>
        <translation>Des images de %1 sont trop grandes pour être faites</translation>
    </message>
    <message>
        <source>Tensor %1 of %2 of step %3 is not finite: the training had broken down</source>
        <translation>Le tenseur %1 de %2 du pas %3 a des valeurs non finies&#xa0;: l&apos;entraînement avait divergé</translation>
    </message>
    <message>
        <source>The encoder takes and gives images of %1, not of %2</source>
        <translation>L&apos;encodeur prend et donne des images de %1, pas de %2</translation>
    </message>
    <message>
        <source>cut them to %1</source>
        <translation>découpez-les à %1</translation>
    </message>
    <message>
        <source>%1 cannot change while the run goes on</source>
        <translation>%1 ne peut pas changer pendant que l&apos;essai se poursuit</translation>
    </message>
    <message>
        <source>Going on is not bit-exact: another %1</source>
        <translation>La reprise n&apos;est pas exacte au bit près&#xa0;; a changé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The slices that the run learned from are not in %1</source>
        <translation>Les coupes dont l&apos;essai a appris ne sont pas dans %1</translation>
    </message>
    <message>
        <source>%1: its metric %2 is of another version of Synthslice (%3)</source>
        <translation>%1&#xa0;: sa mesure %2 vient d&apos;une autre version de Synthslice (%3)</translation>
    </message>
    <message>
        <source>generator.layers: it gives %1 channels, but these slices are not segmented</source>
        <translation>generator.layers : il donne %1 canaux, mais ces coupes ne sont pas segmentées</translation>
    </message>
    <message>
        <source>generator.layers: it gives %1 channels, but these slices have %2 phases</source>
        <translation>generator.layers : il donne %1 canaux, mais ces coupes ont %2 phases</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no ascending list of greys between 0 and 1</source>
        <translation>« %1 » n&apos;est pas une liste croissante de gris entre 0 et 1</translation>
    </message>
    <message>
        <source> (and %1 more problems)</source>
        <translation> (et %1 autres problèmes)</translation>
    </message>
    <message>
        <source>pixels are %1 x %2 um: no pixel size is taken; set data.square_pixels to resample them</source>
        <translation>les pixels font %1 x %2 µm&#xa0;: aucune taille de pixel n&apos;est prise&#xa0;; activez data.square_pixels pour les rééchantillonner</translation>
    </message>
    <message>
        <source>the only slice is too small to be divided: nothing is held out, so that neither Q nor criteria can be had</source>
        <translation>la seule coupe est trop petite pour être divisée : rien n&apos;est réservé, ni Q ni critères ne sont donc possibles</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 n&apos;est pas un nombre entier</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>%1 is not true or false</source>
        <translation>%1 n&apos;est ni true ni false</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation>%1 n&apos;est pas un texte en UTF-8</translation>
    </message>
    <message>
        <source>%1 has no checkpoint</source>
        <translation>%1 n&apos;a pas de point de reprise</translation>
    </message>
    <message>
        <source>start the run anew</source>
        <translation>recommencez l&apos;essai</translation>
    </message>
    <message>
        <source>it is a thumbnail, no slice</source>
        <translation>c&apos;est une vignette, pas une coupe</translation>
    </message>
    <message>
        <source>condition.measure: slices of %1 phases have no one volume fraction</source>
        <translation>condition.measure : des coupes de %1 phases n&apos;ont pas une seule fraction volumique</translation>
    </message>
    <message>
        <source>set condition.measure to none</source>
        <translation>mettez condition.measure à none</translation>
    </message>
    <message>
        <source>terms.circles: slices of %1 phases have no fibres to be found</source>
        <translation>terms.circles : des coupes de %1 phases n&apos;ont pas de fibres à trouver</translation>
    </message>
    <message>
        <source>turn the term off</source>
        <translation>désactivez ce terme</translation>
    </message>
    <message>
        <source>%1 phases: the generator gives a channel for each</source>
        <translation>%1 phases : le générateur donne un canal pour chacune</translation>
    </message>
    <message>
        <source>The generator gives one channel, as these slices ask for no more</source>
        <translation>Le générateur donne un seul canal, ces coupes n&apos;en demandent pas plus</translation>
    </message>
    <message>
        <source>%1 holds labels of %2 bit, %3 of %4 bit</source>
        <translation>%1 contient des étiquettes de %2 bits, %3 de %4 bits</translation>
    </message>
    <message>
        <source>save all with one bit depth</source>
        <translation>enregistrez-les toutes avec une même profondeur</translation>
    </message>
    <message>
        <source>A film of %1 x %2 px is larger than the %3 px of a GIF</source>
        <translation>Un film de %1 x %2 px dépasse les %3 px d’un GIF</translation>
    </message>
    <message>
        <source>choose a smaller scale or fewer runs</source>
        <translation>choisissez un agrandissement plus petit ou moins d’essais</translation>
    </message>
    <message>
        <source>Distance to real images of the best checkpoint: the newest within a standard error of the lowest; 1 is as real</source>
        <translation>Distance aux images réelles du meilleur point de reprise : le plus récent à moins d’une erreur type de la plus basse ; 1 : comme le réel</translation>
    </message>
    <message>
        <source>Of a typical fibre, wherever circles are looked for; 0 finds it in the slices.</source>
        <translation>D’une fibre typique, partout où l’on cherche des cercles ; 0 le trouve dans les coupes.</translation>
    </message>
    <message>
        <source>Nearly the same networks (a last layer of 3 × 3) with the Wasserstein loss and gradient penalty; slower, hard to upset.</source>
        <translation>Presque les mêmes réseaux (une dernière couche de 3 × 3) avec la perte de Wasserstein et la pénalité de gradient ; plus lent, difficile à dérégler.</translation>
    </message>
    <message>
        <source>it should be that of a batch of real points</source>
        <translation>ce devrait être celui d’un lot de points réels</translation>
    </message>
    <message>
        <source>give it by data.raw, for example %1</source>
        <translation>indiquez-la par data.raw, par exemple %1</translation>
    </message>
    <message>
        <source>The slices give only %1 separate blocks of %2 px, %3 are needed to say what is unusual</source>
        <translation>Les coupes ne donnent que %1 blocs séparés de %2 px, il en faut %3 pour dire ce qui est inhabituel</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::AcceptanceView</name>
    <message>
        <source>Criteria (*.json)</source>
        <translation>Critères (*.json)</translation>
    </message>
    <message>
        <source>Decide by hand</source>
        <translation>Décider à la main</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Why the last action failed</source>
        <translation>Pourquoi la dernière action a échoué</translation>
    </message>
    <message>
        <source>Open criteria</source>
        <translation>Ouvrir des critères</translation>
    </message>
    <message>
        <source>1. Criteria</source>
        <translation>1. Critères</translation>
    </message>
    <message>
        <source>2. Images</source>
        <translation>2. Images</translation>
    </message>
    <message>
        <source>3. Export</source>
        <translation>3. Export</translation>
    </message>
    <message>
        <source>Change criteria</source>
        <translation>Modifier les critères</translation>
    </message>
    <message>
        <source>Calibrate criteria</source>
        <translation>Étalonner les critères</translation>
    </message>
    <message>
        <source>Save criteria</source>
        <translation>Enregistrer les critères</translation>
    </message>
    <message>
        <source>“Output calibration” may raise it</source>
        <translation>« Étalonnage de sortie » peut l’améliorer</translation>
    </message>
    <message>
        <source>Limits of the criteria</source>
        <translation>Limites des critères</translation>
    </message>
    <message>
        <source>Criteria as before, as judging was cancelled</source>
        <translation>Critères comme avant, car le jugement a été annulé</translation>
    </message>
    <message>
        <source>Decisions by hand</source>
        <translation>Décisions à la main</translation>
    </message>
    <message>
        <source>New images take the place of these and of your decisions about them. Export what you have accepted first, if you want to keep it.</source>
        <translation>De nouvelles images remplacent celles-ci et vos décisions à leur sujet. Exportez d&apos;abord ce que vous avez accepté, si vous voulez le garder.</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Les remplacer</translation>
    </message>
    <message>
        <source>Makes new images</source>
        <translation>Produit de nouvelles images</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>Makes no new images</source>
        <translation>Ne produit pas de nouvelles images</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::AddRunsDialog</name>
    <message>
        <source>Add runs to the comparison</source>
        <translation>Ajouter des essais à la comparaison</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Runs, those that were trained last first; choose several with Ctrl or Shift</source>
        <translation>Les essais, les derniers d’abord ; choisissez-en plusieurs avec Ctrl ou Maj</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Adds the chosen runs to the comparison</source>
        <translation>Ajoute les essais choisis à la comparaison</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Other &amp;folder…</source>
        <translation>Autre &amp;dossier…</translation>
    </message>
    <message>
        <source>Other folder</source>
        <translation>Autre dossier</translation>
    </message>
    <message>
        <source>Lists the runs of another folder</source>
        <translation>Liste les essais d’un autre dossier</translation>
    </message>
    <message>
        <source>A folder of runs</source>
        <translation>Un dossier d’essais</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::BlindTestDialog</name>
    <message>
        <source>generated</source>
        <translation>générée</translation>
    </message>
    <message>
        <source>real</source>
        <translation>réelle</translation>
    </message>
    <message>
        <source>none was shown</source>
        <translation>aucune n&apos;a été montrée</translation>
    </message>
    <message>
        <source>%1 of %2, %3 % (%4 to %5 %)</source>
        <translation>%1 sur %2, %3 % (%4 à %5 %)</translation>
    </message>
    <message>
        <source>Blind test</source>
        <translation>Test à l&apos;aveugle</translation>
    </message>
    <message>
        <source>You see one image at a time, real patches that the networks have never seen and generated ones mixed, and tell which it is. All have the same size, grey levels and contrast. If the generator is perfect, half of its images are taken for real.</source>
        <translation>Vous voyez une image à la fois, imagettes réelles que les réseaux n&apos;ont jamais vues et images générées mélangées, et dites ce qu&apos;elle est. Toutes ont la même taille, les mêmes niveaux de gris et le même contraste. Si le générateur est parfait, la moitié de ses images est prise pour réelle.</translation>
    </message>
    <message>
        <source>Images of each kind</source>
        <translation>Images de chaque sorte</translation>
    </message>
    <message>
        <source>How many real and how many generated images are shown; more make the interval narrower</source>
        <translation>Combien d&apos;images réelles et combien de générées sont montrées ; plus il y en a, plus l&apos;intervalle est étroit</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Which images and in which order; the same number shows the same to somebody else</source>
        <translation>Quelles images et dans quel ordre ; le même nombre montre les mêmes à quelqu&apos;un d&apos;autre</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Makes the images and shows the first one</source>
        <translation>Crée les images et montre la première</translation>
    </message>
    <message>
        <source>Images of each kind:</source>
        <translation>Images de chaque sorte :</translation>
    </message>
    <message>
        <source>Seed:</source>
        <translation>Graine :</translation>
    </message>
    <message>
        <source>Image to be told</source>
        <translation>Image à juger</translation>
    </message>
    <message>
        <source>Real or generated?</source>
        <translation>Réelle ou générée ?</translation>
    </message>
    <message>
        <source>← Real</source>
        <translation>← Réelle</translation>
    </message>
    <message>
        <source>It is a real patch (left arrow or R)</source>
        <translation>C&apos;est une imagette réelle (flèche gauche ou R)</translation>
    </message>
    <message>
        <source>Generated →</source>
        <translation>Générée →</translation>
    </message>
    <message>
        <source>It is generated (right arrow or G)</source>
        <translation>Elle est générée (flèche droite ou G)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Takes the last answer back (Backspace)</source>
        <translation>Reprend la dernière réponse (Retour arrière)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hides the image until the next press (Space); closing the window keeps the test</source>
        <translation>Cache l&apos;image jusqu&apos;au prochain appui (Espace) ; fermer la fenêtre garde le test</translation>
    </message>
    <message>
        <source>Images of the test</source>
        <translation>Images du test</translation>
    </message>
    <message>
        <source>What each image was, and what was said</source>
        <translation>Ce qu&apos;était chaque image, et ce qui a été dit</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Était</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Dit</translation>
    </message>
    <message>
        <source>Another test</source>
        <translation>Un autre test</translation>
    </message>
    <message>
        <source>Goes back to the beginning, with other images</source>
        <translation>Revient au début, avec d&apos;autres images</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>%1, step %2: taken for real %3</source>
        <translation>%1, pas %2 : prises pour réelles %3</translation>
    </message>
    <message>
        <source>Tests of this run:</source>
        <translation>Tests de cet essai :</translation>
    </message>
    <message>
        <source>Image %1 of %2. Real or generated? Left and right arrow answer, Backspace takes back, Space pauses.</source>
        <translation>Image %1 sur %2. Réelle ou générée ? Les flèches gauche et droite répondent, Retour arrière reprend, Espace met en pause.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Generated images taken for real: %1&lt;/b&gt;&lt;br&gt;Real ones taken for generated: %2&lt;br&gt;Right answers: %3&lt;br&gt;In brackets is what holds the true share with a probability of 95 %. 50 % right answers are what guessing gives.</source>
        <translation>&lt;b&gt;Images générées prises pour réelles : %1&lt;/b&gt;&lt;br&gt;Réelles prises pour générées : %2&lt;br&gt;Réponses justes : %3&lt;br&gt;Entre parenthèses, ce qui contient la vraie part avec une probabilité de 95 %. 50 % de réponses justes sont ce que donne le hasard.</translation>
    </message>
    <message>
        <source>latent seed %1</source>
        <translation>graine latente %1</translation>
    </message>
    <message>
        <source>slice %1, x %2, y %3</source>
        <translation>coupe %1, x %2, y %3</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CandidateGallery</name>
    <message>
        <source>Generated images</source>
        <translation>Images générées</translation>
    </message>
    <message>
        <source>A accepts by hand, R refuses, U takes the decision back</source>
        <translation>A accepte à la main, R refuse, U annule la décision</translation>
    </message>
    <message>
        <source>Images shown</source>
        <translation>Images affichées</translation>
    </message>
    <message>
        <source>Which of the generated images are shown</source>
        <translation>Quelles images générées sont affichées</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Toutes les images</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptées</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>Decided by hand</source>
        <translation>Décidées à la main</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>Cercles</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Rendement</translation>
    </message>
    <message>
        <source>How many of the generated images are accepted</source>
        <translation>Combien d&apos;images générées sont acceptées</translation>
    </message>
    <message>
        <source>Chosen image</source>
        <translation>Image choisie</translation>
    </message>
    <message>
        <source>The chosen image with the fibres found</source>
        <translation>L&apos;image choisie avec les fibres trouvées</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Why the image was refused</source>
        <translation>Pourquoi l&apos;image a été refusée</translation>
    </message>
    <message>
        <source>Measures of the chosen image</source>
        <translation>Mesures de l&apos;image choisie</translation>
    </message>
    <message>
        <source>What was measured in the chosen image; red is outside the limits</source>
        <translation>Ce qui a été mesuré dans l&apos;image choisie ; rouge : hors des limites</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accepts this image by hand</source>
        <translation>Accepte cette image à la main</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Refuses this image by hand</source>
        <translation>Refuse cette image à la main</translation>
    </message>
    <message>
        <source>By the rules</source>
        <translation>Selon les règles</translation>
    </message>
    <message>
        <source>Takes the decision by hand back</source>
        <translation>Annule la décision prise à la main</translation>
    </message>
    <message>
        <source>Nothing generated yet.</source>
        <translation>Rien n&apos;est encore généré.</translation>
    </message>
    <message>
        <source>Choose an image to see its measures.</source>
        <translation>Choisissez une image pour voir ses mesures.</translation>
    </message>
    <message>
        <source>accepted from %1 to %2</source>
        <translation>acceptée de %1 à %2</translation>
    </message>
    <message>
        <source>Nearest training patch</source>
        <translation>Imagette d’apprentissage la plus proche</translation>
    </message>
    <message>
        <source>The training patch that the chosen image resembles most, flipped and turned as the image shows it</source>
        <translation>L’imagette d’apprentissage à laquelle l’image choisie ressemble le plus, retournée et tournée comme l’image la montre</translation>
    </message>
    <message>
        <source>The normalized correlation of the image with it: held-out real patches reach 0.2 to 0.5, copies nearly 1</source>
        <translation>La corrélation normalisée de l’image avec elle : les imagettes réelles réservées atteignent 0,2 à 0,5, les copies presque 1</translation>
    </message>
    <message>
        <source>Nearest training patch: correlation %1, slice %2 at (%3, %4) px</source>
        <translation>Imagette d’apprentissage la plus proche : corrélation %1, coupe %2 en (%3, %4) px</translation>
    </message>
    <message>
        <source>Borderline</source>
        <translation>Cas limites</translation>
    </message>
    <message>
        <source>Images that limits moved by a twentieth of their ranges could decide otherwise</source>
        <translation>Images que des limites déplacées d’un vingtième de leur intervalle pourraient juger autrement</translation>
    </message>
    <message>
        <source>Draws the fibres found over all images, not over the chosen one only</source>
        <translation>Dessine les fibres trouvées sur toutes les images, pas seulement sur celle choisie</translation>
    </message>
    <message>
        <source>%1 of %2 accepted, yield of the criteria %3 %</source>
        <translation>%1 sur %2 acceptées, rendement des critères %3 %</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CandidateModel</name>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>%1 by hand</source>
        <translation>%1 à la main</translation>
    </message>
    <message>
        <source>Seed %1: %2</source>
        <translation>Graine %1 : %2</translation>
    </message>
    <message>
        <source>%1 cannot be measured</source>
        <translation>%1 : non mesurable</translation>
    </message>
    <message>
        <source>%1 %2 is outside %3 to %4</source>
        <translation>%1 : %2 est hors de l&apos;intervalle de %3 à %4</translation>
    </message>
    <message>
        <source>The image is %1 × %2 px; these criteria are for %3 × %3 px</source>
        <translation>L&apos;image fait %1 × %2 px ; ces critères sont pour %3 × %3 px</translation>
    </message>
    <message>
        <source>Copy of a training patch: their correlation %1 is above %2</source>
        <translation>Copie d&apos;une imagette d&apos;apprentissage : leur corrélation %1 dépasse %2</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CheckpointChoice</name>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>Training step whose weights make the images</source>
        <translation>Pas d&apos;entraînement dont les poids produisent les images</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>The averaged generator makes steadier images; the raw one is what the last step left</source>
        <translation>Le générateur moyenné produit des images plus régulières ; le brut est ce que le dernier pas a laissé</translation>
    </message>
    <message>
        <source>averaged (EMA)</source>
        <translation>moyenné (EMA)</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>brut</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>meilleur : pas %1</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>le plus récent</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>pas %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ClassBalanceView</name>
    <message>
        <source>Images with classes</source>
        <translation>Images avec classes</translation>
    </message>
    <message>
        <source>How many images and classes the files hold</source>
        <translation>Combien d&apos;images et de classes contiennent les fichiers</translation>
    </message>
    <message>
        <source>Images of each class</source>
        <translation>Images de chaque classe</translation>
    </message>
    <message>
        <source>Images of each class, and their share (%) of all</source>
        <translation>Images de chaque classe, et leur part (%) du total</translation>
    </message>
    <message>
        <source>%L1 images in %L2 classes.</source>
        <translation>%L1 images dans %L2 classes.</translation>
    </message>
    <message>
        <source>The files tell which are for testing.</source>
        <translation>Les fichiers disent lesquelles sont pour le test.</translation>
    </message>
    <message>
        <source>The experiment divides them into training, validation and test images.</source>
        <translation>L&apos;expérience les répartit en images d&apos;entraînement, de validation et de test.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>% of all</source>
        <translation>% du total</translation>
    </message>
    <message>
        <source>for validation</source>
        <translation>pour la validation</translation>
    </message>
    <message>
        <source>for testing</source>
        <translation>pour le test</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ClassTableModel</name>
    <message>
        <source>macro</source>
        <translation>macro</translation>
    </message>
    <message>
        <source>Mean over classes, all alike</source>
        <translation>Moyenne des classes, toutes égales</translation>
    </message>
    <message>
        <source>weighted</source>
        <translation>pondérée</translation>
    </message>
    <message>
        <source>Mean over classes, weighted by their images</source>
        <translation>Moyenne des classes, pondérée par leurs images</translation>
    </message>
    <message>
        <source>micro</source>
        <translation>micro</translation>
    </message>
    <message>
        <source>Of all images together: precision, recall and F1 are the accuracy</source>
        <translation>De toutes les images ensemble : précision, rappel et F1 sont l&apos;exactitude</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>non définie</translation>
    </message>
    <message>
        <source>Class, or average over classes</source>
        <translation>Classe, ou moyenne des classes</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Of the images taken for the class, the share that is of it</source>
        <translation>Des images prises pour la classe, la part qui en est</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Of the images of the class, the share that is found; also called sensitivity</source>
        <translation>Des images de la classe, la part qui est trouvée ; aussi appelé sensibilité</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Of the images of other classes, the share that is not taken for it</source>
        <translation>Des images des autres classes, la part qui n&apos;est pas prise pour elle</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spécificité</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Moyenne harmonique de la précision et du rappel</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>How many images the class has (support)</source>
        <translation>Combien d&apos;images a la classe (support)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ColourMap</name>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Inverted grey</source>
        <translation>Gris inversé</translation>
    </message>
    <message>
        <source>Blue to yellow</source>
        <translation>Du bleu au jaune</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>Feu</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ComparePage</name>
    <message>
        <source>Compare runs: their curves over each other, what they make at the same step from the same latents, what differs between them, and which is better.</source>
        <translation>Comparer des essais : leurs courbes superposées, ce qu’ils font au même pas des mêmes vecteurs latents, ce qui diffère entre eux, et lequel est meilleur.</translation>
    </message>
    <message>
        <source>&amp;Add runs…</source>
        <translation>&amp;Ajouter des essais…</translation>
    </message>
    <message>
        <source>Add runs</source>
        <translation>Ajouter des essais</translation>
    </message>
    <message>
        <source>Choose runs of the runs folder, or of another folder</source>
        <translation>Choisir des essais du dossier habituel, ou d’un autre</translation>
    </message>
    <message>
        <source>Or drop run folders here.</source>
        <translation>Ou déposez ici des dossiers d’essais.</translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation>Vues de la comparaison</translation>
    </message>
    <message>
        <source>Curves, samples, quality, differences and metrics of the same runs</source>
        <translation>Courbes, échantillons, qualité, différences et mesures des mêmes essais</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>&amp;Courbes</translation>
    </message>
    <message>
        <source>Sa&amp;mples</source>
        <translation>É&amp;chantillons</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>&amp;Differences</source>
        <translation>&amp;Différences</translation>
    </message>
    <message>
        <source>M&amp;etrics</source>
        <translation>&amp;Mesures</translation>
    </message>
    <message>
        <source>Save comparison</source>
        <translation>Enregistrer la comparaison</translation>
    </message>
    <message>
        <source>Writes all of this, with curves and samples, as one HTML file to send on</source>
        <translation>Écrit tout cela, avec courbes et échantillons, dans un seul fichier HTML à transmettre</translation>
    </message>
    <message>
        <source>&amp;Save as HTML…</source>
        <translation>&amp;Enregistrer en HTML…</translation>
    </message>
    <message>
        <source>HTML document (*.html)</source>
        <translation>Document HTML (*.html)</translation>
    </message>
    <message>
        <source>The comparison is in %1.</source>
        <translation>La comparaison est dans %1.</translation>
    </message>
    <message>
        <source>There is no run in what was dropped</source>
        <translation>Ce qui a été déposé ne contient aucun essai</translation>
    </message>
    <message>
        <source>drop folders of runs here, slices on another page</source>
        <translation>déposez ici des dossiers d’essais, les coupes sur une autre page</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ComparedQuality</name>
    <message>
        <source>Descriptors of the runs</source>
        <translation>Descripteurs des essais</translation>
    </message>
    <message>
        <source>Each descriptor&apos;s distance to real patches over that between real ones, at the newest assessment of each run; choose one to see its curves</source>
        <translation>La distance de chaque descripteur aux imagettes réelles sur celle entre réelles, à la dernière évaluation de chaque essai ; choisissez-en un pour voir ses courbes</translation>
    </message>
    <message>
        <source>Quality of the runs</source>
        <translation>Qualité des essais</translation>
    </message>
    <message>
        <source>Q against the step with its standard error, or a descriptor over the band of 90 % of held-out real patches. Wheel: zoom. Drag: pan. Double click: all.</source>
        <translation>Q selon le pas avec son erreur type, ou un descripteur sur la bande de 90 % des imagettes réelles réservées. Molette : zoom. Glisser : déplacer. Double-clic : tout.</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Descripteur</translation>
    </message>
    <message>
        <source>Q against the step</source>
        <translation>Q selon le pas</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ComparisonTable</name>
    <message>
        <source>Metrics of the runs</source>
        <translation>Mesures des essais</translation>
    </message>
    <message>
        <source>What differs between the runs</source>
        <translation>Ce qui diffère entre les essais</translation>
    </message>
    <message>
        <source>± is the standard error over the images; of seeds mean ± standard deviation and how many. The best run of a metric that tells which it is stands in bold.</source>
        <translation>± est l’erreur type sur les images ; pour les graines, moyenne ± écart type et combien. Le meilleur essai est en gras là où la mesure le dit.</translation>
    </message>
    <message>
        <source>Parameters, data, software and machine that are not the same in all runs</source>
        <translation>Paramètres, données, logiciel et machine qui ne sont pas les mêmes partout</translation>
    </message>
    <message>
        <source>Save values and errors (CSV)…</source>
        <translation>Enregistrer valeurs et erreurs (CSV)…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Paramètre</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Add two runs or more to see what differs between them.</source>
        <translation>Ajoutez deux essais ou plus pour voir ce qui diffère.</translation>
    </message>
    <message>
        <source>Nothing differs: parameters, data, software and machine are the same.</source>
        <translation>Rien ne diffère : paramètres, données, logiciel et machine sont les mêmes.</translation>
    </message>
    <message>
        <source>All else is the same.</source>
        <translation>Tout le reste est pareil.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Prise à</translation>
    </message>
    <message>
        <source>seeds of %1</source>
        <translation>graines de %1</translation>
    </message>
    <message>
        <source>± standard error over the images; seeds: mean ± standard deviation (how many). – is a value that a run does not have.</source>
        <translation>± erreur type sur les images ; graines : moyenne ± écart type (combien). – est une valeur qu’un essai n’a pas.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ConditionChoice</name>
    <message>
        <source>Ask for a volume fraction of</source>
        <translation>Demander une fraction volumique de</translation>
    </message>
    <message>
        <source>Ask for a volume fraction</source>
        <translation>Demander une fraction volumique</translation>
    </message>
    <message>
        <source>All images are asked for this volume fraction; otherwise for as many different ones as the training patches have</source>
        <translation>Cette fraction volumique est demandée à toutes les images ; sinon des fractions réparties comme dans les imagettes d’apprentissage</translation>
    </message>
    <message>
        <source>Volume fraction</source>
        <translation>Fraction volumique</translation>
    </message>
    <message>
        <source>Share of the bright phase</source>
        <translation>Part de la phase claire</translation>
    </message>
    <message>
        <source>Share of the bright phase; the training patches have %L1 to %L2</source>
        <translation>Part de la phase claire ; les imagettes d’apprentissage ont de %L1 à %L2</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ConfusionModel</name>
    <message>
        <source>%L1 images of class %2 are taken for %3</source>
        <translation>%L1 images de la classe %2 sont prises pour %3</translation>
    </message>
    <message>
        <source>true \ predicted</source>
        <translation>vraie \ prédite</translation>
    </message>
    <message>
        <source>True classes in rows, predicted ones in columns</source>
        <translation>Classes vraies en lignes, prédites en colonnes</translation>
    </message>
    <message>
        <source>Images that are taken for this class</source>
        <translation>Images prises pour cette classe</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ConfusionPicture</name>
    <message>
        <source>true class</source>
        <translation>classe vraie</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>classe prédite</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ConfusionView</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Measures of all images of the test part together</source>
        <translation>Mesures de toutes les images de la partie de test ensemble</translation>
    </message>
    <message>
        <source>What the cells tell</source>
        <translation>Ce que disent les cases</translation>
    </message>
    <message>
        <source>Images, or their share of the row (%) or of the column (%)</source>
        <translation>Images, ou leur part de la ligne (%) ou de la colonne (%)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>% of the true class</source>
        <translation>% de la classe vraie</translation>
    </message>
    <message>
        <source>% of the predicted class</source>
        <translation>% de la classe prédite</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <source>True classes in rows, predicted ones in columns; choose a cell to see its images</source>
        <translation>Classes vraies en lignes, prédites en colonnes ; choisissez une case pour voir ses images</translation>
    </message>
    <message>
        <source>Save matrix (SVG)…</source>
        <translation>Enregistrer la matrice (SVG)…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dessin SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save matrix (CSV)…</source>
        <translation>Enregistrer la matrice (CSV)…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Measures of each class</source>
        <translation>Mesures de chaque classe</translation>
    </message>
    <message>
        <source>Precision, recall, specificity and F1 (%), and number of images</source>
        <translation>Précision, rappel, spécificité et F1 (%), et nombre d&apos;images</translation>
    </message>
    <message>
        <source>Choose a cell of the matrix to see its images.</source>
        <translation>Choisissez une case de la matrice pour voir ses images.</translation>
    </message>
    <message>
        <source>Images of the cell</source>
        <translation>Images de la case</translation>
    </message>
    <message>
        <source>Which images are shown, and by which checkpoint they were judged</source>
        <translation>Quelles images sont montrées, et quel point de reprise les a jugées</translation>
    </message>
    <message>
        <source>Images of the chosen cell</source>
        <translation>Images de la case choisie</translation>
    </message>
    <message>
        <source>The worst first; below each the belief (%) in the class that it is taken for</source>
        <translation>Les pires d&apos;abord ; sous chacune la croyance (%) en la classe pour laquelle elle est prise</translation>
    </message>
    <message>
        <source>Accuracy %1 % of %L2 images, balanced %3 %, kappa %4</source>
        <translation>Exactitude %1 % de %L2 images, équilibrée %3 %, kappa %4</translation>
    </message>
    <message>
        <source>The run has no checkpoint yet, which would tell the images apart.</source>
        <translation>L&apos;essai n&apos;a pas encore de point de reprise, qui distinguerait les images.</translation>
    </message>
    <message>
        <source>%L1 images of class %2 taken for %3 by the checkpoint of step %L4</source>
        <translation>%L1 images de la classe %2 prises pour %3 par le point de reprise du pas %L4</translation>
    </message>
    <message>
        <source>The checkpoint of step %L1 judges the images…</source>
        <translation>Le point de reprise du pas %L1 juge les images…</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ContrastPanel</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>How often the file&apos;s grey values occur in the field of view (logarithmic); drag the two limits</source>
        <translation>Fréquence des valeurs de gris du fichier dans le champ de vue (logarithmique) ; déplacez les deux limites</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>Grey value of the file that is shown black</source>
        <translation>Valeur de gris du fichier affichée en noir</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>Grey value of the file that is shown white</source>
        <translation>Valeur de gris du fichier affichée en blanc</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Shows the darkest 0.5 % of this slice&apos;s field of view black, the brightest 0.5 % white</source>
        <translation>Affiche en noir les 0,5 % les plus sombres du champ de vue de cette coupe, en blanc les 0,5 % les plus clairs</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Shows the slices as the networks see them</source>
        <translation>Affiche les coupes telles que les réseaux les voient</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Colours of grey levels, in all pictures of the program; files keep their grey</source>
        <translation>Couleurs des niveaux de gris, dans toutes les images du programme ; les fichiers gardent leur gris</translation>
    </message>
    <message>
        <source>Scale bars</source>
        <translation>Barres d&apos;échelle</translation>
    </message>
    <message>
        <source>Draws a scale bar (µm, or px where the pixel size is not known) into all pictures, saved and copied ones too</source>
        <translation>Dessine une barre d&apos;échelle (µm, ou px si la taille de pixel est inconnue) dans toutes les images, y compris enregistrées et copiées</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CopyButton</name>
    <message>
        <source>Copy: %1</source>
        <translation>Copier : %1</translation>
    </message>
    <message>
        <source>Gives another network the same values</source>
        <translation>Donne les mêmes valeurs à un autre réseau</translation>
    </message>
    <message>
        <source>Copy to %1</source>
        <translation>Copier vers : %1</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Copier vers</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CriteriaModel</name>
    <message>
        <source>What is measured in each image; uncheck to ignore it</source>
        <translation>Ce qui est mesuré dans chaque image ; décochez pour l&apos;ignorer</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Critère</translation>
    </message>
    <message>
        <source>Lowest value that is accepted; double-click to change it</source>
        <translation>Plus petite valeur acceptée ; double-clic pour la modifier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Highest value that is accepted; double-click to change it</source>
        <translation>Plus grande valeur acceptée ; double-clic pour la modifier</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Share of unseen real patches that this criterion alone refuses</source>
        <translation>Part des imagettes réelles jamais vues que ce critère refuse à lui seul</translation>
    </message>
    <message>
        <source>Real out</source>
        <translation>Réelles
exclues</translation>
    </message>
    <message>
        <source>Images shown that this criterion refuses</source>
        <translation>Images affichées que ce critère refuse</translation>
    </message>
    <message>
        <source>Images out</source>
        <translation>Images
exclues</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CriteriaPanel</name>
    <message>
        <source>What the criteria promise</source>
        <translation>Ce que promettent les critères</translation>
    </message>
    <message>
        <source>Share of real patches refused, and the fibre size that was used</source>
        <translation>Part des imagettes réelles refusées, et la taille de fibre utilisée</translation>
    </message>
    <message>
        <source>Measures real patches and sets the limits so that only this share of them is refused</source>
        <translation>Mesure des imagettes réelles et fixe les limites pour que seule cette part soit refusée</translation>
    </message>
    <message>
        <source>Load slices first</source>
        <translation>Chargez d&apos;abord des coupes</translation>
    </message>
    <message>
        <source>No criteria yet: calibrate them on the slices that are loaded, or open a file.</source>
        <translation>Pas encore de critères : étalonnez-les sur les coupes chargées, ou ouvrez un fichier.</translation>
    </message>
    <message>
        <source>Real patches that may be refused</source>
        <translation>Imagettes réelles qui peuvent être refusées</translation>
    </message>
    <message>
        <source>Share of real patches that the criteria may refuse together, %; fewer refused means wider limits</source>
        <translation>Part des imagettes réelles que l&apos;ensemble des critères peut refuser, en % ; moins de refus, limites plus larges</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Fibre diameter</source>
        <translation>Diamètre des fibres</translation>
    </message>
    <message>
        <source>Expected diameter of the fibres, px; the lowest value lets it be found from the slices</source>
        <translation>Diamètre attendu des fibres, en px ; la plus petite valeur le fait trouver dans les coupes</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>trouvé tout seul</translation>
    </message>
    <message>
        <source>How fibres are found</source>
        <translation>Comment les fibres sont trouvées</translation>
    </message>
    <message>
        <source>Signed gradient finds touching fibres; OpenCV&apos;s Hough circles finds about half of them and is there to compare</source>
        <translation>Le gradient signé trouve les fibres en contact ; les cercles de Hough d&apos;OpenCV en trouvent environ la moitié et servent à comparer</translation>
    </message>
    <message>
        <source>Signed-gradient Hough</source>
        <translation>Hough à gradient signé</translation>
    </message>
    <message>
        <source>OpenCV Hough circles</source>
        <translation>Cercles de Hough d&apos;OpenCV</translation>
    </message>
    <message>
        <source>Dark fibres</source>
        <translation>Fibres sombres</translation>
    </message>
    <message>
        <source>Check if fibres are darker than what is between them</source>
        <translation>Cochez si les fibres sont plus sombres que ce qui les sépare</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Étalonner</translation>
    </message>
    <message>
        <source>Real patches refused</source>
        <translation>Imagettes réelles refusées</translation>
    </message>
    <message>
        <source>Fibres found by</source>
        <translation>Fibres trouvées par</translation>
    </message>
    <message>
        <source>Calibrated on other slices than those loaded: the promise does not hold for another specimen.</source>
        <translation>Étalonné sur d’autres coupes que celles ouvertes : la promesse ne vaut pas pour un autre échantillon.</translation>
    </message>
    <message>
        <source>Refuses %1 % of unseen real patches (asked for %2 %).</source>
        <translation>Refuse %1 % d’imagettes réelles jamais vues (demandé : %2 %).</translation>
    </message>
    <message>
        <source>Circles of about %1 px diameter are looked for.</source>
        <translation>On cherche des cercles d&apos;environ %1 px de diamètre.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CriteriaTable</name>
    <message>
        <source>Criteria</source>
        <translation>Critères</translation>
    </message>
    <message>
        <source>What is measured in each image and the range that is accepted</source>
        <translation>Ce qui est mesuré dans chaque image et l&apos;intervalle accepté</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save criteria</source>
        <translation>Enregistrer les critères</translation>
    </message>
    <message>
        <source>Saves the criteria to a file (JSON)</source>
        <translation>Enregistre les critères dans un fichier (JSON)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Open criteria</source>
        <translation>Ouvrir des critères</translation>
    </message>
    <message>
        <source>Opens a criteria file (JSON)</source>
        <translation>Ouvre un fichier de critères (JSON)</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CurvePanelsView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::CurvesPanel</name>
    <message>
        <source>Curves of the runs</source>
        <translation>Courbes des essais</translation>
    </message>
    <message>
        <source>The metric of every run. Wheel: zoom. Drag: pan. Double click: all.</source>
        <translation>La mesure de chaque essai. Molette : zoom. Glisser : déplacer. Double-clic : tout.</translation>
    </message>
    <message>
        <source>Values under the pointer</source>
        <translation>Valeurs sous le pointeur</translation>
    </message>
    <message>
        <source>Runs without a curve</source>
        <translation>Essais sans courbe</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Which metric is drawn</source>
        <translation>La mesure dessinée</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Axe horizontal</translation>
    </message>
    <message>
        <source>Against what curves are drawn: runs that learn in other steps can be compared by epochs, images or seconds</source>
        <translation>En fonction de quoi les courbes sont dessinées : des essais aux pas différents se comparent par époques, images ou secondes</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>time trained (s)</source>
        <translation>durée d’entraînement (s)</translation>
    </message>
    <message>
        <source>Smoothing, in values</source>
        <translation>Lissage, en valeurs</translation>
    </message>
    <message>
        <source>Values over which the strong curve averages (exponential mean, not drawn to zero at its beginning); 0 shows raw values only</source>
        <translation>Nombre de valeurs sur lesquelles la courbe forte fait la moyenne (exponentielle, non attirée vers zéro au début) ; 0 ne montre que les valeurs brutes</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Lissage</translation>
    </message>
    <message>
        <source>&amp;Log axis</source>
        <translation>Axe &amp;log</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Axe vertical logarithmique</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis; only positive values can be shown</source>
        <translation>Axe vertical logarithmique ; seules les valeurs positives se voient</translation>
    </message>
    <message>
        <source>&amp;Bands over seeds</source>
        <translation>&amp;Bandes par graines</translation>
    </message>
    <message>
        <source>Bands over seeds</source>
        <translation>Bandes par graines</translation>
    </message>
    <message>
        <source>Runs that differ by their seed only as one curve: their mean, with a band of one standard deviation</source>
        <translation>Les essais qui ne diffèrent que par leur graine en une courbe : leur moyenne, avec une bande d’un écart type</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show all of the curves (double click in the plot)</source>
        <translation>Montrer toutes les courbes (double-clic dans le graphe)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tout</translation>
    </message>
    <message>
        <source>Without a value to draw: %1</source>
        <translation>Sans valeur à dessiner : %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::DatasetSummaryView</name>
    <message>
        <source>Slices</source>
        <translation>Coupes</translation>
    </message>
    <message>
        <source>Images read</source>
        <translation>Images lues</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>Niveaux de gris</translation>
    </message>
    <message>
        <source>Bits per pixel in the files</source>
        <translation>Bits par pixel dans les fichiers</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Taille du pixel</translation>
    </message>
    <message>
        <source>Size of a pixel of the files in µm; 0 if it is not known. Turns pixels into µm in measures and exported files.</source>
        <translation>Taille d&apos;un pixel des fichiers en µm ; 0 si elle est inconnue. Convertit les pixels en µm dans les mesures et les fichiers exportés.</translation>
    </message>
    <message>
        <source>Where the pixel size comes from</source>
        <translation>D&apos;où vient la taille du pixel</translation>
    </message>
    <message>
        <source>µm</source>
        <translation>µm</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Champ de vue</translation>
    </message>
    <message>
        <source>Share of the pixels that the scanner has reconstructed; patches are cut only there</source>
        <translation>Part des pixels reconstruits par le tomographe ; les imagettes ne sont découpées que là</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>Imagettes</translation>
    </message>
    <message>
        <source>How many patches would fit side by side into the training part</source>
        <translation>Combien d&apos;imagettes tiendraient côte à côte dans la part d&apos;entraînement</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Taken by the slices</source>
        <translation>Occupée par les coupes</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>What was converted or decided while reading</source>
        <translation>Ce qui a été converti ou décidé à la lecture</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>Fichiers ignorés</translation>
    </message>
    <message>
        <source>Files that were not used, with the reason</source>
        <translation>Fichiers non utilisés, avec la raison</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 et d&apos;autres</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>%1 bit, %2 channels converted to grey</source>
        <translation>%1 bits, %2 canaux convertis en gris</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>saisie</translation>
    </message>
    <message>
        <source>from the files</source>
        <translation>lue dans les fichiers</translation>
    </message>
    <message>
        <source>unknown: please enter it</source>
        <translation>inconnue : à saisir</translation>
    </message>
    <message>
        <source>the whole slice</source>
        <translation>toute la coupe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped:</source>
        <translation>
            <numerusform>%Ln fichier ignoré :</numerusform>
            <numerusform>%Ln fichiers ignorés :</numerusform>
        </translation>
    </message>
    <message>
        <source>Fibres</source>
        <translation>Fibres</translation>
    </message>
    <message>
        <source>Scale to 8 px</source>
        <translation>Mettre à 8 px</translation>
    </message>
    <message>
        <source>Resizes the slices so that fibres are about 8 px apart, at which textures are learned best (data.scale 0)</source>
        <translation>Redimensionne les coupes pour que les fibres soient distantes d&apos;environ 8 px, ce qui s&apos;apprend le mieux (data.scale 0)</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>aucune trouvée</translation>
    </message>
    <message>
        <source>about %1 apart</source>
        <translation>distantes d&apos;environ %1</translation>
    </message>
    <message>
        <source>%1 % of the slice, %2</source>
        <translation>%1 % de la coupe, %2</translation>
    </message>
    <message>
        <source>about %1 of %2 to train on</source>
        <translation>environ %1 de %2 pour l&apos;apprentissage</translation>
    </message>
    <message>
        <source>%1; %2 µm after scaling by %3</source>
        <translation>%1 ; %2 µm après mise à l&apos;échelle par %3</translation>
    </message>
    <message>
        <source>Used part</source>
        <translation>Partie utilisée</translation>
    </message>
    <message>
        <source>Width × height of a slice in its file (µm, px), and after scaling</source>
        <translation>Largeur × hauteur d&apos;une coupe dans son fichier (µm, px), et après mise à l&apos;échelle</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Which of the data sets in the file is read (data.dataset)</source>
        <translation>Lequel des jeux de données du fichier est lu (data.dataset)</translation>
    </message>
    <message>
        <source>Distance of neighbouring fibres in the files (µm, px); textures are learned best at 8 px</source>
        <translation>Distance entre fibres voisines dans les fichiers (µm, px) ; les textures s&apos;apprennent le mieux à 8 px</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln slice(s) of %2</source>
        <translation>
            <numerusform>%1 : %Ln coupe de %2</numerusform>
            <numerusform>%1 : %Ln coupes de %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, scaled to %2</source>
        <translation>%1, ramené à %2</translation>
    </message>
    <message>
        <source>%1, scaled by %2 to %3</source>
        <translation>%1, mis à l&apos;échelle par %2 : %3</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::DatasetView</name>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Why the slices could not be loaded</source>
        <translation>Pourquoi les coupes n&apos;ont pas pu être chargées</translation>
    </message>
    <message>
        <source>No slices are loaded.</source>
        <translation>Aucune coupe n&apos;est chargée.</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Where the slices come from</source>
        <translation>D&apos;où viennent les coupes</translation>
    </message>
    <message>
        <source>Patches as the networks see them</source>
        <translation>Imagettes telles que les réseaux les voient</translation>
    </message>
    <message>
        <source>Patches as the networks see them; choose one to see where it is</source>
        <translation>Imagettes telles que les réseaux les voient ; choisissez-en une pour voir où elle se trouve</translation>
    </message>
    <message>
        <source>Other patches</source>
        <translation>Autres imagettes</translation>
    </message>
    <message>
        <source>Shows other patches of this slice</source>
        <translation>Montre d&apos;autres imagettes de cette coupe</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Chargement de %1</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open a folder of slices</source>
        <translation>Ouvrir un dossier de coupes</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Ouvrir des fichiers…</translation>
    </message>
    <message>
        <source>Open slice files</source>
        <translation>Ouvrir des fichiers de coupes</translation>
    </message>
    <message>
        <source>Chooses files of slices: one, several, or a stack</source>
        <translation>Choisit des fichiers de coupes : un seul, plusieurs, ou une pile</translation>
    </message>
    <message>
        <source>Patch of %1 at x %2, y %3</source>
        <translation>Imagette de %1 en x %2, y %3</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Coupes</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Descripteurs</translation>
    </message>
    <message>
        <source>Slices, descriptors and classes</source>
        <translation>Coupes, descripteurs et classes</translation>
    </message>
    <message>
        <source>The slices one at a time, what is measured in all of them, or how many images of each class there are</source>
        <translation>Les coupes une par une, ce qui est mesuré dans toutes, ou combien il y a d&apos;images de chaque classe</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Chooses a folder of slices, as images, stacks or volumes</source>
        <translation>Choisit un dossier de coupes, en images, piles ou volumes</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::DescriptorsView</name>
    <message>
        <source>not measurable</source>
        <translation>non mesurable</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Of all slices together, which hold as much as %L1 independent fields (Dahari et al. 2024)</source>
        <translation>De toutes les coupes ensemble, qui valent %L1 champs indépendants (Dahari et al. 2024)</translation>
    </message>
    <message>
        <source>Describe slices</source>
        <translation>Décrire les coupes</translation>
    </message>
    <message>
        <source>Measures every slice where its material is</source>
        <translation>Mesure chaque coupe là où se trouve la matière</translation>
    </message>
    <message>
        <source>State of the description</source>
        <translation>État de la description</translation>
    </message>
    <message>
        <source>How many slices were measured and how, or why they could not be</source>
        <translation>Combien de coupes ont été mesurées et comment, ou pourquoi elles n’ont pu l’être</translation>
    </message>
    <message>
        <source>Numbers of the slices</source>
        <translation>Nombres des coupes</translation>
    </message>
    <message>
        <source>Mean and standard deviation over the slices; of volume fractions also the interval that holds the material&apos;s with a probability of 95 %</source>
        <translation>Moyenne et écart type sur les coupes ; pour les fractions volumiques, aussi l’intervalle qui contient celle de la matière avec une probabilité de 95 %</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Descripteur</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>SD of slices</source>
        <translation>Écart type des coupes</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Save each slice&apos;s numbers (CSV)…</source>
        <translation>Enregistrer les nombres de chaque coupe (CSV)…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Curve shown</source>
        <translation>Courbe affichée</translation>
    </message>
    <message>
        <source>Which function of distance, run length, grey or frequency is drawn</source>
        <translation>Quelle fonction de la distance, de la longueur de segment, du gris ou de la fréquence est tracée</translation>
    </message>
    <message>
        <source>Curve of the slices</source>
        <translation>Courbe des coupes</translation>
    </message>
    <message>
        <source>Mean over the slices, over the band of 90 % of them</source>
        <translation>Moyenne sur les coupes, sur la bande de 90 % d’entre elles</translation>
    </message>
    <message>
        <source>mean of slices</source>
        <translation>moyenne des coupes</translation>
    </message>
    <message>
        <source>90 % of slices</source>
        <translation>90 % des coupes</translation>
    </message>
    <message>
        <source>Slices measured: %L1.</source>
        <translation>Coupes mesurées : %L1.</translation>
    </message>
    <message>
        <source>Phases are parted at grey %1 of full scale.</source>
        <translation>Les phases sont séparées au gris %1 de la pleine échelle.</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>Pas encore mesuré.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::Duration</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ExperimentDocument</name>
    <message>
        <source>Take %1</source>
        <translation>Prendre %1</translation>
    </message>
    <message>
        <source>%1 stays as it is while the run goes on. %2</source>
        <translation>%1 reste tel quel pendant l&apos;essai. %2</translation>
    </message>
    <message>
        <source>%1 cannot change while the run goes on: start a new run with it.</source>
        <translation>%1 ne peut pas changer pendant que l&apos;essai continue : lancez un nouvel essai avec cette valeur.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ExperimentEditor</name>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Expériences (*.json)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Why the last edit or file was refused</source>
        <translation>Pourquoi la dernière modification ou le dernier fichier a été refusé</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Starts from an experiment that comes with the program</source>
        <translation>Part d&apos;une expérience fournie avec le programme</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Préréglage %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Opens an experiment file (JSON)</source>
        <translation>Ouvre un fichier d&apos;expérience (JSON)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Saves the experiment to a file (JSON)</source>
        <translation>Enregistre l&apos;expérience dans un fichier (JSON)</translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation>Nom de l&apos;expérience</translation>
    </message>
    <message>
        <source>What runs of this experiment are called</source>
        <translation>Nom des essais de cette expérience</translation>
    </message>
    <message>
        <source>Change name</source>
        <translation>Modifier le nom</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Where the experiment came from; parameters that differ from there are bold, and ↺ takes them back</source>
        <translation>D&apos;où vient l&apos;expérience ; les paramètres qui en diffèrent sont en gras, et ↺ les rétablit</translation>
    </message>
    <message>
        <source>Search parameters</source>
        <translation>Chercher un paramètre</translation>
    </message>
    <message>
        <source>Shows only parameters whose name or help contains these words</source>
        <translation>N&apos;affiche que les paramètres dont le nom ou l&apos;aide contient ces mots</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>Ouvrir une expérience</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>Enregistrer l&apos;expérience</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Origine : %1</translation>
    </message>
    <message>
        <source>What does this do?</source>
        <translation>À quoi cela sert-il ?</translation>
    </message>
    <message>
        <source>Shows below what the parameter under the mouse or with the focus does</source>
        <translation>Montre ci-dessous à quoi sert le paramètre sous la souris ou sélectionné</translation>
    </message>
    <message>
        <source>Variations of %1</source>
        <translation>Variantes de %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ExperimentSections</name>
    <message>
        <source>Layers from input to output, with the size of what each gives</source>
        <translation>Couches de l&apos;entrée à la sortie, avec la taille de ce que chacune donne</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>Optimiseurs</translation>
    </message>
    <message>
        <source>How the weights of each network follow their gradients</source>
        <translation>Comment les poids de chaque réseau suivent leurs gradients</translation>
    </message>
    <message>
        <source>How the weights start: %1</source>
        <translation>Départ des poids : %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ExportActions</name>
    <message>
        <source>Copy table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Save table (CSV)…</source>
        <translation>Enregistrer le tableau (CSV)…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>Copier « %1 »</translation>
    </message>
    <message>
        <source>Save “%1” (PNG)…</source>
        <translation>Enregistrer « %1 » (PNG)…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>Copy and save</source>
        <translation>Copier et enregistrer</translation>
    </message>
    <message>
        <source>Copies or saves the pictures and the table shown here</source>
        <translation>Copie ou enregistre les images et le tableau montrés ici</translation>
    </message>
    <message>
        <source>Copy, save</source>
        <translation>Copier, enregistrer</translation>
    </message>
    <message>
        <source>Save “%1” (SVG)…</source>
        <translation>Enregistrer « %1 » (SVG)…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dessin SVG (*.svg)</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ExportPanel</name>
    <message>
        <source>What to export</source>
        <translation>Quoi exporter</translation>
    </message>
    <message>
        <source>The accepted images of the gallery, or new ones until as many as asked for are accepted</source>
        <translation>Les images acceptées de la galerie, ou de nouvelles jusqu&apos;à ce qu&apos;autant que demandé soient acceptées</translation>
    </message>
    <message>
        <source>Images to export</source>
        <translation>Images à exporter</translation>
    </message>
    <message>
        <source>Accepted images to write</source>
        <translation>Images acceptées à écrire</translation>
    </message>
    <message>
        <source>At most generated</source>
        <translation>Au plus générées</translation>
    </message>
    <message>
        <source>Images generated before it is given up</source>
        <translation>Images générées avant d&apos;abandonner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>New or empty folder for the images and their manifest</source>
        <translation>Dossier nouveau ou vide pour les images et leur manifeste</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Chooses the folder</source>
        <translation>Choisit le dossier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File format and bits per pixel; fewer bits than the slices have lose grey levels</source>
        <translation>Format de fichier et bits par pixel ; moins de bits que les coupes perdent des niveaux de gris</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Taille du pixel</translation>
    </message>
    <message>
        <source>Size of a pixel in µm, written into the files; 0 leaves it out</source>
        <translation>Taille d&apos;un pixel en µm, écrite dans les fichiers ; 0 l&apos;omet</translation>
    </message>
    <message>
        <source>with labels</source>
        <translation>avec étiquettes</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>%1 of %2 images were accepted and written: yield %3 %.</source>
        <translation>%1 images sur %2 ont été acceptées et écrites : rendement %3 %.</translation>
    </message>
    <message>
        <source>%1: %2 refused</source>
        <translation>%1 : %2 refusées</translation>
    </message>
    <message>
        <source>Folder for the images</source>
        <translation>Dossier des images</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln accepted of the gallery</source>
        <translation>
            <numerusform>L&apos;image acceptée de la galerie</numerusform>
            <numerusform>Les %Ln acceptées de la galerie</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder first</source>
        <translation>Choisissez d&apos;abord un dossier</translation>
    </message>
    <message>
        <source>Writes the images with manifest.csv and manifest.json</source>
        <translation>Écrit les images avec manifest.csv et manifest.json</translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation>Résultat de l&apos;export</translation>
    </message>
    <message>
        <source>What was exported</source>
        <translation>Ce qui a été exporté</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Opens the folder with the exported images</source>
        <translation>Ouvre le dossier des images exportées</translation>
    </message>
    <message>
        <source>New images, until enough are accepted</source>
        <translation>Nouvelles images, jusqu&apos;à ce qu&apos;assez soient acceptées</translation>
    </message>
    <message>
        <source> µm</source>
        <translation> µm</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>non écrite</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>of at most</source>
        <translation>sur au plus</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>pixel</translation>
    </message>
    <message>
        <source>The export was interrupted: what was accepted until then is kept.</source>
        <translation>L&apos;export a été interrompu : ce qui avait été accepté jusque-là est gardé.</translation>
    </message>
    <message>
        <source>Also writes which fibre, or phase, each pixel belongs to (labels, 16 bit) and where the fibres are (fibres.csv, in px and µm)</source>
        <translation>Écrit aussi à quelle fibre, ou phase, appartient chaque pixel (étiquettes, 16 bits) et où sont les fibres (fibres.csv, en px et µm)</translation>
    </message>
    <message>
        <source>%1, %2 bit</source>
        <translation>%1, %2 bits</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::FilmView</name>
    <message>
        <source>Images as they come to be</source>
        <translation>Naissance des images</translation>
    </message>
    <message>
        <source>The images at one moment, with the windows that are read and written through</source>
        <translation>Les images à un moment donné, avec les fenêtres à travers lesquelles le réseau lit et écrit</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Shows one moment after the other, four a second</source>
        <translation>Montre un moment après l’autre, quatre par seconde</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Goes through the moments by hand</source>
        <translation>Parcourt les moments à la main</translation>
    </message>
    <message>
        <source>%1: dashed</source>
        <translation>%1 : tirets</translation>
    </message>
    <message>
        <source>%1: solid</source>
        <translation>%1 : trait plein</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::Gallery</name>
    <message>
        <source>The gallery of this run cannot be made again. %1</source>
        <translation>La galerie de cet essai ne peut pas être refaite. %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::GenerationPanel</name>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Première graine</translation>
    </message>
    <message>
        <source>Seed of the first image; the next ones follow, and the same seed makes the same image again</source>
        <translation>Graine de la première image ; les suivantes s&apos;enchaînent, et la même graine refait la même image</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>How many images are made</source>
        <translation>Combien d&apos;images sont produites</translation>
    </message>
    <message>
        <source>Output calibration</source>
        <translation>Étalonnage de sortie</translation>
    </message>
    <message>
        <source>Brings spectrum and grey histogram of the images to those of the real training patches; it is recorded with an export</source>
        <translation>Ramène le spectre et l&apos;histogramme de gris des images à ceux des imagettes réelles d&apos;entraînement ; il est consigné avec l&apos;export</translation>
    </message>
    <message>
        <source>Generate and judge</source>
        <translation>Générer et juger</translation>
    </message>
    <message>
        <source>Makes the images and judges each by the criteria</source>
        <translation>Produit les images et juge chacune selon les critères</translation>
    </message>
    <message>
        <source>from seed</source>
        <translation>à partir de la graine</translation>
    </message>
    <message>
        <source>Refuse copies</source>
        <translation>Refuser les copies</translation>
    </message>
    <message>
        <source>Looks for the training patch nearest to each image, at any place, flipped or turned, and refuses the image if their correlation is above 0.6</source>
        <translation>Cherche l’imagette d’apprentissage la plus proche de chaque image, à tout endroit, retournée ou tournée, et refuse l’image si leur corrélation dépasse 0,6</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::GuideBrowser</name>
    <message>
        <source>User guide</source>
        <translation>Guide d&apos;utilisation</translation>
    </message>
    <message>
        <source>The user guide; links lead to its other pages</source>
        <translation>Le guide d&apos;utilisation ; les liens mènent à ses autres pages</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Guide d&apos;utilisation</translation>
    </message>
    <message>
        <source>%1 is not part of the guide</source>
        <translation>%1 ne fait pas partie du guide</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>To where you were before (Alt+left arrow)</source>
        <translation>Là où vous étiez avant (Alt+flèche gauche)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>To where you came back from (Alt+right arrow)</source>
        <translation>Là d&apos;où vous êtes revenu (Alt+flèche droite)</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Chercher dans le guide</translation>
    </message>
    <message>
        <source>Words to look for in all pages of the guide (Ctrl+F)</source>
        <translation>Mots à chercher dans toutes les pages du guide (Ctrl+F)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>The place before with these words (Shift+F3)</source>
        <translation>L&apos;endroit précédent où figurent ces mots (Maj+F3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>The next place with these words (Enter or F3)</source>
        <translation>L&apos;endroit suivant où figurent ces mots (Entrée ou F3)</translation>
    </message>
    <message>
        <source>What the search came to</source>
        <translation>Ce que la recherche a donné</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Pages of the guide and their headings</source>
        <translation>Pages du guide et leurs titres</translation>
    </message>
    <message>
        <source>Not in the guide</source>
        <translation>Absent du guide</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::HealthView</name>
    <message>
        <source>Training health</source>
        <translation>Santé de l&apos;entraînement</translation>
    </message>
    <message>
        <source>Whether the run shows a known failure of training</source>
        <translation>Si l&apos;essai montre un échec d&apos;entraînement connu</translation>
    </message>
    <message>
        <source>Failures found</source>
        <translation>Échecs trouvés</translation>
    </message>
    <message>
        <source>Failures with the step at which they showed; choose one to read more</source>
        <translation>Échecs avec le pas où ils sont apparus ; choisissez-en un pour en lire plus</translation>
    </message>
    <message>
        <source>Evidence and advice</source>
        <translation>Indices et conseil</translation>
    </message>
    <message>
        <source>What was measured, and what helps</source>
        <translation>Ce qui a été mesuré, et ce qui aide</translation>
    </message>
    <message>
        <source>Start with the &amp;remedy</source>
        <translation>Démarrer avec le &amp;remède</translation>
    </message>
    <message>
        <source>Start with the remedy</source>
        <translation>Démarrer avec le remède</translation>
    </message>
    <message>
        <source>Stops this run, keeps it, and starts a new one from the last healthy checkpoint with these changes</source>
        <translation>Arrête cet essai, le garde, et en démarre un nouveau depuis le dernier point de reprise sain avec ces changements</translation>
    </message>
    <message>
        <source>No failure found.</source>
        <translation>Aucun échec trouvé.</translation>
    </message>
    <message>
        <source>Step %L1: %2</source>
        <translation>Pas %L1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) found.</source>
        <translation>
            <numerusform>%n échec trouvé.</numerusform>
            <numerusform>%n échecs trouvés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remedy, from the checkpoint of step %L1:</source>
        <translation>Remède, depuis le point de reprise du pas %L1 :</translation>
    </message>
    <message>
        <source>Remedy, from the start:</source>
        <translation>Remède, depuis le début :</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>infini</translation>
    </message>
    <message>
        <source>%1 is %2 (%3)</source>
        <translation>%1 : %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln time(s) since step %L2)</source>
        <translation>
            <numerusform>%1 (%Ln fois depuis le pas %L2)</numerusform>
            <numerusform>%1 (%Ln fois depuis le pas %L2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::JudgedImagesModel</name>
    <message>
        <source>Image %L1 of the part</source>
        <translation>Image %L1 de la partie</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LatentPage</name>
    <message>
        <source>Ways to move</source>
        <translation>Façons de se déplacer</translation>
    </message>
    <message>
        <source>What of the latent space is shown</source>
        <translation>Ce qui est montré de l&apos;espace latent</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Two directions through an image, at right angles</source>
        <translation>Deux directions perpendiculaires passant par une image</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>From one sample or real patch to another</source>
        <translation>D&apos;un échantillon ou d&apos;une imagette réelle à l&apos;autre</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Numbers of the latent, moved by sliders</source>
        <translation>Des nombres du vecteur latent, déplacés par des curseurs</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Voisins</translation>
    </message>
    <message>
        <source>Images near one</source>
        <translation>Les images proches de l&apos;une d&apos;elles</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>Images of the latent space</source>
        <translation>Images de l&apos;espace latent</translation>
    </message>
    <message>
        <source>What the network makes at these places; real patches stand in front and behind</source>
        <translation>Ce que le réseau produit à ces endroits ; les imagettes réelles sont devant et derrière</translation>
    </message>
    <message>
        <source>Open a run with a checkpoint, or train one: then its latent space can be looked at here.</source>
        <translation>Ouvrez un essai qui a un point de reprise, ou lancez-en un : son espace latent se regarde ensuite ici.</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s); the latent has %L1 numbers.</source>
        <translation>
            <numerusform>%Ln image ; le vecteur latent a %L1 nombres.</numerusform>
            <numerusform>%Ln images ; le vecteur latent a %L1 nombres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save film</source>
        <translation>Enregistrer le film</translation>
    </message>
    <message>
        <source>GIF picture (*.gif);;WebM film (*.webm);;MP4 film (*.mp4)</source>
        <translation>Image GIF (*.gif);;Film WebM (*.webm);;Film MP4 (*.mp4)</translation>
    </message>
    <message>
        <source>Fil&amp;m…</source>
        <translation>Fil&amp;m…</translation>
    </message>
    <message>
        <source>Saves the images one after the other as GIF, WebM or MP4, 10 a second; of Numbers, the slider that was moved last from end to end</source>
        <translation>Enregistre les images l&apos;une après l&apos;autre en GIF, WebM ou MP4, 10 par seconde ; pour Nombres, le curseur déplacé en dernier d&apos;un bout à l&apos;autre</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LayerTable</name>
    <message>
        <source>Layers of the %1</source>
        <translation>Couches du %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Adds a layer below the selected one</source>
        <translation>Ajoute une couche sous celle choisie</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Convolutions and linear</source>
        <translation>Convolutions et linéaire</translation>
    </message>
    <message>
        <source>Sampling and padding</source>
        <translation>Échantillonnage et marges</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>Normalisation</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Layers from input to output; choose one to edit it below, several with Shift</source>
        <translation>Couches de l&apos;entrée à la sortie ; choisissez-en une pour la modifier ci-dessous, plusieurs avec Maj</translation>
    </message>
    <message>
        <source>Repeats the selected layers</source>
        <translation>Répète les couches choisies</translation>
    </message>
    <message>
        <source>Removes the selected layers</source>
        <translation>Supprime les couches choisies</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copies the selected layers, to be pasted in this or the other network</source>
        <translation>Copie les couches choisies, pour les coller dans ce réseau ou dans l&apos;autre</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Puts copied layers below the selected ones</source>
        <translation>Place les couches copiées sous celles choisies</translation>
    </message>
    <message>
        <source>Moves the selected layers up</source>
        <translation>Monte les couches choisies</translation>
    </message>
    <message>
        <source>Moves the selected layers down</source>
        <translation>Descend les couches choisies</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Ajouter %1</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>Dupliquer %1</translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation>Coller des couches</translation>
    </message>
    <message>
        <source>The clipboard holds no layers: choose some in a table of layers and copy them first.</source>
        <translation>Le presse-papiers ne contient pas de couches : choisissez-en dans un tableau de couches et copiez-les d&apos;abord.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LayerTableModel</name>
    <message>
        <source>What the layer does, named as in PyTorch</source>
        <translation>Ce que fait la couche, nommée comme dans PyTorch</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>The layer&apos;s parameters; edit them below</source>
        <translation>Les paramètres de la couche ; à modifier ci-dessous</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Size of what the layer gives: channels × height × width, or features</source>
        <translation>Taille de ce que donne la couche : canaux × hauteur × largeur, ou caractéristiques</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Number of values that are trained</source>
        <translation>Nombre de valeurs entraînées</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Déplacer %1</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::Length</name>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 µm (%2 px)</source>
        <translation>%1 µm (%2 px)</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LiveParameters</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Why the last edit was refused</source>
        <translation>Pourquoi la dernière modification a été refusée</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LossPanel</name>
    <message>
        <source>D(x) and D(G(z))</source>
        <translation>D(x) et D(G(z))</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Penalties</source>
        <translation>Pénalités</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>Normes des gradients</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>Courbes de perte</translation>
    </message>
    <message>
        <source>Losses against the step. Wheel: zoom. Drag: pan. Double click: whole run. Click: show that step&apos;s samples.</source>
        <translation>Pertes en fonction du pas. Molette : zoom. Glisser : déplacer. Double-clic : tout l&apos;essai. Clic : échantillons de ce pas.</translation>
    </message>
    <message>
        <source>Negative values are not shown on a logarithmic axis.</source>
        <translation>Un axe logarithmique ne montre pas les valeurs négatives.</translation>
    </message>
    <message>
        <source>Lower curves</source>
        <translation>Courbes du bas</translation>
    </message>
    <message>
        <source>Which curves the lower plot shows</source>
        <translation>Quelles courbes le graphique du bas montre</translation>
    </message>
    <message>
        <source>&amp;Log axis</source>
        <translation>Axe &amp;log</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Axe logarithmique</translation>
    </message>
    <message>
        <source>Logarithmic vertical axes; only positive values can be shown</source>
        <translation>Axes verticaux logarithmiques ; seules les valeurs positives sont visibles</translation>
    </message>
    <message>
        <source>Smoothing, in steps</source>
        <translation>Lissage, en pas</translation>
    </message>
    <message>
        <source>Steps over which the strong curve averages (exponential mean); 0 shows raw values only</source>
        <translation>Pas sur lesquels la courbe forte fait la moyenne (exponentielle) ; 0 ne montre que les valeurs brutes</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> pas</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Lissage</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Tout l&apos;essai</translation>
    </message>
    <message>
        <source>Show the whole run and follow it (double click in the plot)</source>
        <translation>Montrer tout l&apos;essai et le suivre (double-clic dans le graphique)</translation>
    </message>
    <message>
        <source>&amp;Whole run</source>
        <translation>&amp;Tout l&apos;essai</translation>
    </message>
    <message>
        <source>Save curves</source>
        <translation>Enregistrer les courbes</translation>
    </message>
    <message>
        <source>Save the curves as a picture or a table, or copy the picture</source>
        <translation>Enregistrer les courbes comme image ou tableau, ou copier l&apos;image</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Enre&amp;gistrer</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Image (PNG)…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Dessin (SVG)…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dessin SVG (*.svg)</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tableau (CSV)…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l&apos;image</translation>
    </message>
    <message>
        <source>Show this curve: %1</source>
        <translation>Montrer cette courbe : %1</translation>
    </message>
    <message>
        <source>Extra loss terms</source>
        <translation>Termes de perte supplémentaires</translation>
    </message>
    <message>
        <source>Share of the gradient</source>
        <translation>Part du gradient</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Classes and neurons</source>
        <translation>Classes et neurones</translation>
    </message>
    <message>
        <source>Jensen–Shannon divergence</source>
        <translation>Divergence de Jensen–Shannon</translation>
    </message>
    <message>
        <source>Kullback–Leibler divergence</source>
        <translation>Divergence de Kullback–Leibler</translation>
    </message>
    <message>
        <source>Wasserstein distance</source>
        <translation>Distance de Wasserstein</translation>
    </message>
    <message>
        <source>Gradients at generated points (log10)</source>
        <translation>Gradients aux points générés (log10)</translation>
    </message>
    <message>
        <source>Gaussians found</source>
        <translation>Gaussiennes trouvées</translation>
    </message>
    <message>
        <source>Points on a Gaussian</source>
        <translation>Points sur une gaussienne</translation>
    </message>
    <message>
        <source>Shares and ratios</source>
        <translation>Parts et rapports</translation>
    </message>
    <message>
        <source>Bound of the log-likelihood (ELBO)</source>
        <translation>Borne de la log-vraisemblance (ELBO)</translation>
    </message>
    <message>
        <source>Reconstruction of features</source>
        <translation>Reconstruction des traits</translation>
    </message>
    <message>
        <source>Updates done</source>
        <translation>Mises à jour faites</translation>
    </message>
    <message>
        <source>Windows of attention</source>
        <translation>Fenêtres d’attention</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LossPlot</name>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>step %L1</source>
        <translation>pas %L1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::MainWindow</name>
    <message>
        <source>About Synthslice</source>
        <translation>À propos de Synthslice</translation>
    </message>
    <message>
        <source>Version, licence and libraries</source>
        <translation>Version, licence et bibliothèques</translation>
    </message>
    <message>
        <source>Interactive experiments with generative adversarial networks on X-ray tomography slices.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Built with Qt %1, QCustomPlot %2, LibTorch, OpenCV, FFTW, libtiff and nlohmann-json.</source>
        <translation>Expériences interactives de réseaux génératifs adverses sur des coupes de tomographie aux rayons X.

Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure, sans aucune garantie.

Construit avec Qt %1, QCustomPlot %2, LibTorch, OpenCV, FFTW, libtiff et nlohmann-json.</translation>
    </message>
    <message>
        <source>&amp;Try sample slices</source>
        <translation>&amp;Essayer des coupes d&apos;exemple</translation>
    </message>
    <message>
        <source>Open &amp;run…</source>
        <translation>Ouvrir un e&amp;ssai…</translation>
    </message>
    <message>
        <source>Open &amp;experiment…</source>
        <translation>Ouvrir une e&amp;xpérience…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>Page d&apos;&amp;accueil</translation>
    </message>
    <message>
        <source>&amp;Data page</source>
        <translation>Page &amp;données</translation>
    </message>
    <message>
        <source>&amp;Train page</source>
        <translation>Page &amp;entraînement</translation>
    </message>
    <message>
        <source>&amp;Accept and export page</source>
        <translation>Page &amp;tri et export</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Rétablir la disposition</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Entraînement</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;About Synthslice</source>
        <translation>&amp;À propos de Synthslice</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>À propos de &amp;Qt</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Accept &amp;&amp; export</source>
        <translation>Trier &amp;&amp; exporter</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>préréglage %1</translation>
    </message>
    <message>
        <source>Open a folder of slices</source>
        <translation>Ouvrir un dossier de coupes</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Ouvrir un essai</translation>
    </message>
    <message>
        <source>Folder for runs</source>
        <translation>Dossier des essais</translation>
    </message>
    <message>
        <source>Making sample slices…</source>
        <translation>Création de coupes d&apos;exemple…</translation>
    </message>
    <message>
        <source>Stop the training before another experiment is chosen.</source>
        <translation>Arrêtez l&apos;entraînement avant de choisir une autre expérience.</translation>
    </message>
    <message>
        <source>The experiment is ready; it needs slices to train on.</source>
        <translation>L&apos;expérience est prête ; il lui faut des coupes pour s&apos;entraîner.</translation>
    </message>
    <message>
        <source>Make sample slices</source>
        <translation>Créer des coupes d&apos;exemple</translation>
    </message>
    <message>
        <source>The run %1 was interrupted at step %L2 of %L3.</source>
        <translation>L&apos;essai %1 a été interrompu au pas %L2 sur %L3.</translation>
    </message>
    <message>
        <source>Continue it</source>
        <translation>Le continuer</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Le montrer</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>La langue changera au prochain démarrage du programme.</translation>
    </message>
    <message>
        <source>A run is being trained. Save a checkpoint and close? The run can be continued later exactly where it stops.</source>
        <translation>Un essai est en cours d&apos;entraînement. Enregistrer un point de reprise et fermer ? L&apos;essai pourra continuer plus tard exactement où il s&apos;arrête.</translation>
    </message>
    <message>
        <source>Close while training</source>
        <translation>Fermer pendant l&apos;entraînement</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Enregistrer et fermer</translation>
    </message>
    <message>
        <source>Save a checkpoint, then close</source>
        <translation>Enregistrer un point de reprise, puis fermer</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Continuer l&apos;entraînement</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>Ne pas fermer</translation>
    </message>
    <message>
        <source>Saving a checkpoint, then closing…</source>
        <translation>Enregistrement d&apos;un point de reprise, puis fermeture…</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Continuer depuis le dernier point de reprise</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>Thème &amp;sombre</translation>
    </message>
    <message>
        <source>&amp;Open folder of slices…</source>
        <translation>&amp;Ouvrir un dossier de coupes…</translation>
    </message>
    <message>
        <source>Open slice &amp;files…</source>
        <translation>Ouvrir des &amp;fichiers de coupes…</translation>
    </message>
    <message>
        <source>Fol&amp;der for runs…</source>
        <translation>&amp;Dossier des essais…</translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation>Enregi&amp;strer l&apos;expérience</translation>
    </message>
    <message>
        <source>Save experiment &amp;as…</source>
        <translation>Enregistrer l&apos;expérience so&amp;us…</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>G&amp;uide d&apos;utilisation</translation>
    </message>
    <message>
        <source>The slices of this run are not in %1 any more.</source>
        <translation>Les coupes de cet essai ne sont plus dans %1.</translation>
    </message>
    <message>
        <source>Show where they are…</source>
        <translation>Montrer où elles sont…</translation>
    </message>
    <message>
        <source>Where the slices of the run are</source>
        <translation>Où sont les coupes de l&apos;essai</translation>
    </message>
    <message>
        <source>Open slice files</source>
        <translation>Ouvrir des fichiers de coupes</translation>
    </message>
    <message>
        <source>Slices come from one folder: of the files, those in %1 are opened.</source>
        <translation>Les coupes viennent d&apos;un seul dossier : des fichiers, ceux de %1 sont ouverts.</translation>
    </message>
    <message>
        <source>The experiment is ready; it needs images with classes to train on.</source>
        <translation>L&apos;expérience est prête ; il lui faut des images avec classes pour s&apos;entraîner.</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Ouvrir un dossier d&apos;images</translation>
    </message>
    <message>
        <source>Ru&amp;ns page</source>
        <translation>Page &amp;Essais</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>E&amp;ssais</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>essai %1</translation>
    </message>
    <message>
        <source>New s&amp;weep…</source>
        <translation>Nouvelle &amp;série…</translation>
    </message>
    <message>
        <source>S&amp;weep page</source>
        <translation>Page &amp;Série</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d&apos;attente</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) added to the queue.</source>
        <translation>
            <numerusform>%n essai ajouté à la file d&apos;attente.</numerusform>
            <numerusform>%n essais ajoutés à la file d&apos;attente.</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue has runs that wait.</source>
        <translation>Des essais attendent dans la file d&apos;attente.</translation>
    </message>
    <message>
        <source>Start queue</source>
        <translation>Démarrer la file</translation>
    </message>
    <message>
        <source>The sweep needs slices or images to train on.</source>
        <translation>La série a besoin de coupes ou d&apos;images pour l&apos;entraînement.</translation>
    </message>
    <message>
        <source>Runs that are started or go on from now on also leave what TensorBoard reads</source>
        <translation>Les essais démarrés ou poursuivis à partir de maintenant laissent aussi ce que TensorBoard lit</translation>
    </message>
    <message>
        <source>&amp;Blind test…</source>
        <translation>Test à l&apos;aveu&amp;gle…</translation>
    </message>
    <message>
        <source>A blind test needs a run with a checkpoint: open one, or train and stop it.</source>
        <translation>Un test à l&apos;aveugle demande un essai avec un point de reprise : ouvrez-en un, ou entraînez et arrêtez-le.</translation>
    </message>
    <message>
        <source>A blind test needs the slices that the run learned from: open them.</source>
        <translation>Un test à l&apos;aveugle demande les coupes dont l&apos;essai a appris : ouvrez-les.</translation>
    </message>
    <message>
        <source>&amp;Compare page</source>
        <translation>Page &amp;Comparer</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Espace latent</translation>
    </message>
    <message>
        <source>Lat&amp;ent page</source>
        <translation>Page espace late&amp;nt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Start of the program</source>
        <translation>Démarrage du programme</translation>
    </message>
    <message>
        <source>Which start of the program; the newest is first</source>
        <translation>De quel démarrage du programme ; le plus récent d’abord</translation>
    </message>
    <message>
        <source>What this start of the program did</source>
        <translation>Ce qui s’est passé depuis ce démarrage du programme</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Opens the folder of the logs</source>
        <translation>Ouvre le dossier des journaux</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>Afficher le &amp;journal</translation>
    </message>
    <message>
        <source>The program did not end as it should when it was used last: it was killed, or the computer stopped.</source>
        <translation>La dernière fois, le programme ne s’est pas terminé normalement : il a été arrêté de force, ou l’ordinateur s’est éteint.</translation>
    </message>
    <message>
        <source>The program broke down when it was used last (%1).</source>
        <translation>La dernière fois, le programme s’est arrêté sur une erreur (%1).</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Afficher le journal</translation>
    </message>
    <message>
        <source>E&amp;vent files for TensorBoard</source>
        <translation>Fichiers d&apos;événements pour &amp;TensorBoard</translation>
    </message>
    <message>
        <source>region of interest</source>
        <translation>région d&apos;intérêt</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>masque</translation>
    </message>
    <message>
        <source>range of slices</source>
        <translation>plage de coupes</translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation>taille de pixel</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>jeu de données</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>canal</translation>
    </message>
    <message>
        <source>raw layout</source>
        <translation>format brut</translation>
    </message>
    <message>
        <source>Settings that belong to the slices before are taken back: %1.</source>
        <translation>Les réglages propres aux coupes précédentes sont annulés : %1.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::NeighbourMove</name>
    <message>
        <source>Seed in the middle</source>
        <translation>Graine du milieu</translation>
    </message>
    <message>
        <source>The first image is that of this seed</source>
        <translation>La première image est celle de cette graine</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>How far the others are: 0 the image itself, 1 any other image</source>
        <translation>À quelle distance sont les autres : 0 l&apos;image même, 1 n&apos;importe quelle autre</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>How many images, with the first</source>
        <translation>Combien d&apos;images, la première comprise</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Tirage</translation>
    </message>
    <message>
        <source>Another number draws other neighbours</source>
        <translation>Un autre nombre tire d&apos;autres voisins</translation>
    </message>
    <message>
        <source>Back to the seed</source>
        <translation>Retour à la graine</translation>
    </message>
    <message>
        <source>Puts the image of the seed into the middle again</source>
        <translation>Remet l&apos;image de la graine au milieu</translation>
    </message>
    <message>
        <source>Near seed</source>
        <translation>Près de la graine</translation>
    </message>
    <message>
        <source>Number of an image</source>
        <translation>Numéro d&apos;une image</translation>
    </message>
    <message>
        <source>Images are counted line by line, from 1</source>
        <translation>Les images sont comptées ligne par ligne, à partir de 1</translation>
    </message>
    <message>
        <source>Make it the first</source>
        <translation>En faire la première</translation>
    </message>
    <message>
        <source>The image of this number; a click on an image does the same</source>
        <translation>L&apos;image de ce numéro ; un clic sur une image fait de même</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::NetworkEditor</name>
    <message>
        <source>Select a layer to edit its parameters.</source>
        <translation>Choisissez une couche pour modifier ses paramètres.</translation>
    </message>
    <message>
        <source>an impossible size</source>
        <translation>une taille impossible</translation>
    </message>
    <message>
        <source>Gives %1; %2 weights to train</source>
        <translation>Donne %1 ; %2 poids à entraîner</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::NumberMove</name>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The latent whose numbers are moved</source>
        <translation>Le vecteur latent dont les nombres sont déplacés</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Premier nombre</translation>
    </message>
    <message>
        <source>Which number of the latent the first slider moves, from 0</source>
        <translation>Quel nombre du vecteur latent le premier curseur déplace, à partir de 0</translation>
    </message>
    <message>
        <source>Value of this number of the latent, in standard deviations of what is drawn: -3 to 3</source>
        <translation>Valeur de ce nombre du vecteur latent, en écarts types de ce qui est tiré : de -3 à 3</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>Comme tiré</translation>
    </message>
    <message>
        <source>Gives all numbers the values of the seed again</source>
        <translation>Redonne à tous les nombres les valeurs de la graine</translation>
    </message>
    <message>
        <source>Number %L1</source>
        <translation>Nombre %L1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::Obstacles</name>
    <message>
        <source>The criteria are for slices scaled by %1, the run&apos;s are scaled by %2: calibrate on the run&apos;s slices</source>
        <translation>Les critères sont pour des coupes mises à l&apos;échelle %1, celles de l&apos;essai le sont à %2 : étalonnez sur les coupes de l&apos;essai</translation>
    </message>
    <message>
        <source>The criteria are for images of %1 px, the run makes images of %2 px: calibrate on the run&apos;s slices</source>
        <translation>Les critères sont pour des images de %1 px, l&apos;essai produit des images de %2 px : étalonnez sur les coupes de l&apos;essai</translation>
    </message>
    <message>
        <source>Calibrate or open criteria first</source>
        <translation>Étalonnez ou ouvrez d&apos;abord des critères</translation>
    </message>
    <message>
        <source>“Refuse copies” and “Output calibration”</source>
        <translation>« Refuser les copies » et « Étalonnage de sortie »</translation>
    </message>
    <message>
        <source>“Refuse copies”</source>
        <translation>« Refuser les copies »</translation>
    </message>
    <message>
        <source>“Output calibration”</source>
        <translation>« Étalonnage de sortie »</translation>
    </message>
    <message>
        <source>Open the slices that the run learned from, or untick %1</source>
        <translation>Ouvrez les coupes dont l&apos;essai a appris, ou décochez %1</translation>
    </message>
    <message>
        <source>The open slices are not those that the run learned from: open these, or untick %1</source>
        <translation>Les coupes ouvertes ne sont pas celles dont l&apos;essai a appris : ouvrez celles-ci, ou décochez %1</translation>
    </message>
    <message>
        <source>Train or open a run first</source>
        <translation>Entraînez ou ouvrez d&apos;abord un essai</translation>
    </message>
    <message>
        <source>The gallery is being judged by the new criteria</source>
        <translation>La galerie est en cours de jugement selon les nouveaux critères</translation>
    </message>
    <message>
        <source>No image of the gallery is accepted</source>
        <translation>Aucune image de la galerie n&apos;est acceptée</translation>
    </message>
    <message>
        <source>The criteria are for another kind of slices (segmented, or of grey values) than the run&apos;s: calibrate on the run&apos;s slices</source>
        <translation>Les critères sont pour des coupes d&apos;une autre nature (segmentées, ou en niveaux de gris) que celles de l&apos;essai : étalonnez sur les coupes de l&apos;essai</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::OptimizerEditor</name>
    <message>
        <source>Choose %1</source>
        <translation>Choisir %1</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Optimizer: %1</source>
        <translation>Optimiseur : %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ParameterForm</name>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Advanced parameters</source>
        <translation>Paramètres avancés</translation>
    </message>
    <message>
        <source>Shows parameters that rarely need a change</source>
        <translation>Montre les paramètres qu&apos;on change rarement</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ParameterHelp</name>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>au choix : %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>Default %1</source>
        <translation>Par défaut %1</translation>
    </message>
    <message>
        <source>can be changed while a run goes on</source>
        <translation>modifiable pendant un essai</translation>
    </message>
    <message>
        <source>fixed once a run has started</source>
        <translation>fixé dès le début d&apos;un essai</translation>
    </message>
    <message>
        <source>It has no effect with the other parameters as they are.</source>
        <translation>Il est sans effet avec les autres paramètres tels qu&apos;ils sont.</translation>
    </message>
    <message>
        <source>What does this do?</source>
        <translation>À quoi cela sert-il ?</translation>
    </message>
    <message>
        <source>What the parameter under the mouse or with the focus does</source>
        <translation>À quoi sert le paramètre sous la souris ou sélectionné</translation>
    </message>
    <message>
        <source>Point at a parameter, or go to it, to read here what it does.</source>
        <translation>Pointez un paramètre, ou sélectionnez-le, pour lire ici à quoi il sert.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ParameterRow</name>
    <message>
        <source>Take %1 back</source>
        <translation>Rétablir %1</translation>
    </message>
    <message>
        <source>Take back to %1</source>
        <translation>Rétablir à %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::PathMove</name>
    <message>
        <source>Kind of the first image</source>
        <translation>Nature de la première image</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>Première image</translation>
    </message>
    <message>
        <source>Kind of the last image</source>
        <translation>Nature de la dernière image</translation>
    </message>
    <message>
        <source>Last image</source>
        <translation>Dernière image</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>How many images the path has, with both ends</source>
        <translation>Combien d&apos;images a le chemin, extrémités comprises</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Droit</translation>
    </message>
    <message>
        <source>Straight path</source>
        <translation>Chemin droit</translation>
    </message>
    <message>
        <source>A straight line, which comes nearer to the middle than drawn latents do; otherwise along a great circle (White 2016)</source>
        <translation>Une ligne droite, qui passe plus près du milieu que les vecteurs tirés ; sinon le long d&apos;un grand cercle (White 2016)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>The sample of a seed; or a real patch, held out from training if there are such, through the encoder of the run&apos;s network</source>
        <translation>L&apos;échantillon d&apos;une graine ; ou une imagette réelle, réservée s&apos;il y en a, par l&apos;encodeur du réseau</translation>
    </message>
    <message>
        <source>Seed of the sample, or of the patch that is drawn</source>
        <translation>Graine de l&apos;échantillon, ou de l&apos;imagette qui est tirée</translation>
    </message>
    <message>
        <source>sample of seed</source>
        <translation>échantillon de graine</translation>
    </message>
    <message>
        <source>real patch</source>
        <translation>imagette réelle</translation>
    </message>
    <message>
        <source>Open the slices that the run learned from</source>
        <translation>Ouvrez les coupes dont l&apos;essai a appris</translation>
    </message>
    <message>
        <source>The run&apos;s network has no encoder</source>
        <translation>Le réseau de cet essai n&apos;a pas d&apos;encodeur</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::PictureStyle</name>
    <message>
        <source>Scale &amp;bars</source>
        <translation>&amp;Barres d&apos;échelle</translation>
    </message>
    <message>
        <source>Colours of p&amp;ictures</source>
        <translation>&amp;Couleurs des images</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::PlaneMove</name>
    <message>
        <source>Seed in the middle</source>
        <translation>Graine du milieu</translation>
    </message>
    <message>
        <source>The plane goes through the latent of this seed</source>
        <translation>Le plan passe par le vecteur latent de cette graine</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Directions</translation>
    </message>
    <message>
        <source>Random directions mix all numbers of the latent; or along two of its numbers</source>
        <translation>Des directions au hasard mêlent tous les nombres du vecteur latent ; ou le long de deux de ses nombres</translation>
    </message>
    <message>
        <source>Direction to the right</source>
        <translation>Direction vers la droite</translation>
    </message>
    <message>
        <source>Direction upwards</source>
        <translation>Direction vers le haut</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Étendue</translation>
    </message>
    <message>
        <source>From minus this to this along both directions, in standard deviations of what is drawn; 3 shows nearly all</source>
        <translation>De moins cette valeur à cette valeur le long des deux directions, en écarts types de ce qui est tiré ; 3 montre presque tout</translation>
    </message>
    <message>
        <source>Images a side</source>
        <translation>Images par côté</translation>
    </message>
    <message>
        <source>How many images along each side</source>
        <translation>Combien d&apos;images le long de chaque côté</translation>
    </message>
    <message>
        <source>random, of seeds</source>
        <translation>au hasard, de graines</translation>
    </message>
    <message>
        <source>along numbers</source>
        <translation>le long de nombres</translation>
    </message>
    <message>
        <source> SD</source>
        <translation> écarts types</translation>
    </message>
    <message>
        <source>Through seed</source>
        <translation>Par la graine</translation>
    </message>
    <message>
        <source>Right, up</source>
        <translation>Droite, haut</translation>
    </message>
    <message>
        <source>Reach ±</source>
        <translation>Étendue ±</translation>
    </message>
    <message>
        <source>Which number of the latent, from 0 to %L1</source>
        <translation>Quel nombre du vecteur latent, de 0 à %L1</translation>
    </message>
    <message>
        <source>Seed of a random direction</source>
        <translation>Graine d&apos;une direction au hasard</translation>
    </message>
    <message>
        <source>Which number of the latent, from 0</source>
        <translation>Quel nombre du vecteur latent, à partir de 0</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::PlotExport</name>
    <message>
        <source>Save “%1” (CSV)…</source>
        <translation>Enregistrer « %1 » (CSV)…</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::PresetCard</name>
    <message>
        <source>Use this preset: %1</source>
        <translation>Utiliser ce préréglage : %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ProblemList</name>
    <message>
        <source>Problems of the experiment</source>
        <translation>Problèmes de l&apos;expérience</translation>
    </message>
    <message>
        <source>What keeps the experiment from being trained; click a problem to go to it</source>
        <translation>Ce qui empêche d&apos;entraîner l&apos;expérience ; cliquez un problème pour y aller</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::QualityView</name>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mauvais</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>moyen</translation>
    </message>
    <message>
        <source>Quality of the images</source>
        <translation>Qualité des images</translation>
    </message>
    <message>
        <source>Q: distance of the generated images to held-out real patches over that between real ones, a mean over 14 descriptors; about 1 is perfect, up to 1.5 good, above 3 poor. ± is its standard error over the images; in brackets what it would be, with a probability of 95 %, with other slices of the material</source>
        <translation>Q : distance des images générées aux imagettes réelles réservées, rapportée à celle entre images réelles, moyenne sur 14 descripteurs ; environ 1 est parfait, jusqu&apos;à 1,5 bon, au-dessus de 3 mauvais. ± est son erreur type sur les images ; entre parenthèses, ce qu&apos;il serait, avec une probabilité de 95 %, avec d&apos;autres coupes du matériau</translation>
    </message>
    <message>
        <source>Best checkpoint</source>
        <translation>Meilleur point de reprise</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Descripteurs</translation>
    </message>
    <message>
        <source>Each descriptor&apos;s distance to real patches over that between real ones; choose one to see its curve</source>
        <translation>La distance de chaque descripteur aux imagettes réelles, rapportée à celle entre réelles ; choisissez-en un pour voir sa courbe</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Descripteur</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Curve of the chosen descriptor</source>
        <translation>Courbe du descripteur choisi</translation>
    </message>
    <message>
        <source>Not assessed yet: images are compared with real ones at each checkpoint.</source>
        <translation>Pas encore évalué : les images sont comparées aux réelles à chaque point de reprise.</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 à %2)</translation>
    </message>
    <message>
        <source>&lt;b&gt;Q %1&lt;/b&gt; ± %2 at step %L3: %4</source>
        <translation>&lt;b&gt;Q %1&lt;/b&gt; ± %2 au pas %L3 : %4</translation>
    </message>
    <message>
        <source>worst: %1, %2</source>
        <translation>pire : %1, %2</translation>
    </message>
    <message>
        <source>Best: step %L1, Q %2</source>
        <translation>Meilleur : pas %L1, Q %2</translation>
    </message>
    <message>
        <source>Q against the step, or the generated images&apos; mean over the band of 90 % of held-out real patches</source>
        <translation>Q selon le pas, ou la moyenne des images générées sur la bande de 90 % des imagettes réelles réservées</translation>
    </message>
    <message>
        <source>Q against the step</source>
        <translation>Q selon le pas</translation>
    </message>
    <message>
        <source>step; stars: the best checkpoints</source>
        <translation>pas ; étoiles : les meilleurs points de reprise</translation>
    </message>
    <message>
        <source>The newest checkpoint whose Q is within a standard error of the lowest; images are made with it unless another is asked for</source>
        <translation>Le plus récent point de reprise dont le Q est à moins d’une erreur type du plus bas ; les images sont faites avec lui sauf si l’on en demande un autre</translation>
    </message>
    <message>
        <source>other slices of the material: %1 to %2; real patches: %3%4</source>
        <translation>autres coupes du matériau : %1 à %2 ; imagettes réelles : %3%4</translation>
    </message>
    <message>
        <source>real patches: %1; what other slices of the material would give cannot be told from so few blocks</source>
        <translation>imagettes réelles : %1 ; ce que donneraient d&apos;autres coupes du matériau ne peut être dit avec si peu de blocs</translation>
    </message>
    <message>
        <source>&lt;b&gt;Too little real data to say.&lt;/b&gt; The smaller half has %L1 independent patches (of places and slices that do not resemble each other), %L2 are needed: take more or larger slices, or smaller patches.</source>
        <translation>&lt;b&gt;Trop peu de données réelles pour se prononcer.&lt;/b&gt; La plus petite moitié a %L1 imagettes indépendantes (de lieux et de coupes qui ne se ressemblent pas), il en faut %L2 : prenez des coupes plus nombreuses ou plus grandes, ou des imagettes plus petites.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::QueueModel</name>
    <message>
        <source>waits to go on</source>
        <translation>attend de continuer</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>attend</translation>
    </message>
    <message>
        <source>being trained</source>
        <translation>en cours d&apos;entraînement</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échoué : %1</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>sauté</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Not begun yet</source>
        <translation>Pas encore commencé</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::QueueView</name>
    <message>
        <source>Queue</source>
        <translation>File d&apos;attente</translation>
    </message>
    <message>
        <source>What can be done with the queue</source>
        <translation>Ce que l&apos;on peut faire de la file d&apos;attente</translation>
    </message>
    <message>
        <source>Runs of the queue</source>
        <translation>Essais de la file d&apos;attente</translation>
    </message>
    <message>
        <source>Runs that are trained one after the other, the first one first; double click shows one</source>
        <translation>Essais entraînés l&apos;un après l&apos;autre, le premier d&apos;abord ; un double clic en montre un</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>How long all runs will take</source>
        <translation>Durée de tous les essais</translation>
    </message>
    <message>
        <source>Sta&amp;rt queue</source>
        <translation>Déma&amp;rrer la file</translation>
    </message>
    <message>
        <source>Train the runs that wait, one after the other</source>
        <translation>Entraîner l&apos;un après l&apos;autre les essais qui attendent</translation>
    </message>
    <message>
        <source>&amp;Hold queue</source>
        <translation>&amp;Retenir la file</translation>
    </message>
    <message>
        <source>Start no further run; the one that is trained goes on</source>
        <translation>Ne plus démarrer d&apos;essai ; celui qui est en cours continue</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Stop the run that is trained, keep a checkpoint, and hold the queue</source>
        <translation>Arrêter l&apos;essai en cours, garder un point de reprise et retenir la file</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>&amp;Sauter</translation>
    </message>
    <message>
        <source>Leave the selected run out; if it is trained, stop it with a checkpoint</source>
        <translation>Laisser de côté l&apos;essai choisi ; s&apos;il est en cours, l&apos;arrêter avec un point de reprise</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>R&amp;éessayer</translation>
    </message>
    <message>
        <source>Let the selected run wait again</source>
        <translation>Remettre l&apos;essai choisi en attente</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Train the selected run earlier</source>
        <translation>Entraîner plus tôt l&apos;essai choisi</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Train the selected run later</source>
        <translation>Entraîner plus tard l&apos;essai choisi</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>R&amp;etirer</translation>
    </message>
    <message>
        <source>Take the selected run off the queue; its folder stays</source>
        <translation>Retirer l&apos;essai choisi de la file ; son dossier reste</translation>
    </message>
    <message>
        <source>Remove d&amp;one</source>
        <translation>Retirer les &amp;terminés</translation>
    </message>
    <message>
        <source>Take off what is done</source>
        <translation>Retirer ce qui est terminé</translation>
    </message>
    <message>
        <source>&amp;Add sweep…</source>
        <translation>&amp;Ajouter une série…</translation>
    </message>
    <message>
        <source>Add the runs of a sweep&apos;s folder that are not done</source>
        <translation>Ajouter les essais non terminés du dossier d&apos;une série</translation>
    </message>
    <message>
        <source>Folder of a sweep</source>
        <translation>Dossier d&apos;une série</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait</source>
        <translation>
            <numerusform>%n essai attend</numerusform>
            <numerusform>%n essais attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>No run waits. Add the draft by &quot;Add to queue&quot;, or a sweep.</source>
        <translation>Aucun essai n&apos;attend. Ajoutez le brouillon par « Mettre en file », ou une série.</translation>
    </message>
    <message>
        <source>, about %1 left for all</source>
        <translation>, environ %1 en tout</translation>
    </message>
    <message>
        <source>; the queue is held</source>
        <translation> ; la file est retenue</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RawVolumeDialog</name>
    <message>
        <source>%1-bit whole numbers, unsigned</source>
        <translation>Entiers de %1 bits, non signés</translation>
    </message>
    <message>
        <source>%1-bit whole numbers, signed</source>
        <translation>Entiers de %1 bits, signés</translation>
    </message>
    <message>
        <source>%1-bit floating point</source>
        <translation>Virgule flottante de %1 bits</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Width of a slice, px</source>
        <translation>Largeur d&apos;une coupe, px</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Height of a slice, px</source>
        <translation>Hauteur d&apos;une coupe, px</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Coupes</translation>
    </message>
    <message>
        <source>Number of slices</source>
        <translation>Nombre de coupes</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>How a grey value is stored</source>
        <translation>Comment une valeur de gris est enregistrée</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>Ordre des octets</translation>
    </message>
    <message>
        <source>Order of the bytes of a value; PCs write the least significant first</source>
        <translation>Ordre des octets d&apos;une valeur ; les PC écrivent d&apos;abord l&apos;octet de poids faible</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>Bytes before the first value</source>
        <translation>Octets avant la première valeur</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>Taille du fichier</translation>
    </message>
    <message>
        <source>Bytes that these numbers need, and that the file has</source>
        <translation>Octets que ces nombres demandent, et que le fichier a</translation>
    </message>
    <message>
        <source>Skip the rest as a header</source>
        <translation>Sauter le reste comme en-tête</translation>
    </message>
    <message>
        <source>Takes the bytes that are too many as a header before the first value</source>
        <translation>Prend les octets en trop pour un en-tête avant la première valeur</translation>
    </message>
    <message>
        <source>Middle slice</source>
        <translation>Coupe du milieu</translation>
    </message>
    <message>
        <source>The middle slice as it would be read, stretched to its own contrast</source>
        <translation>La coupe du milieu telle qu&apos;elle serait lue, étirée à son propre contraste</translation>
    </message>
    <message>
        <source>Raw volume %1</source>
        <translation>Volume brut %1</translation>
    </message>
    <message>
        <source>Little endian (PC)</source>
        <translation>Petit-boutiste (PC)</translation>
    </message>
    <message>
        <source>Big endian</source>
        <translation>Gros-boutiste</translation>
    </message>
    <message>
        <source>Width (px)</source>
        <translation>Largeur (px)</translation>
    </message>
    <message>
        <source>Height (px)</source>
        <translation>Hauteur (px)</translation>
    </message>
    <message>
        <source>Header (bytes)</source>
        <translation>En-tête (octets)</translation>
    </message>
    <message>
        <source>These numbers fit the file: %1 bytes.</source>
        <translation>Ces nombres conviennent au fichier : %1 octets.</translation>
    </message>
    <message>
        <source>These numbers need %1 bytes, the file has %2.</source>
        <translation>Ces nombres demandent %1 octets, le fichier en a %2.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RecentRuns</name>
    <message>
        <source>Earlier runs</source>
        <translation>Essais antérieurs</translation>
    </message>
    <message>
        <source>Earlier runs, newest first; double click opens one</source>
        <translation>Essais antérieurs, du plus récent au plus ancien ; double-clic pour en ouvrir un</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Open the selected run</source>
        <translation>Ouvrir l&apos;essai choisi</translation>
    </message>
    <message>
        <source>Show the curves and samples of the selected run</source>
        <translation>Montrer les courbes et les échantillons de l&apos;essai choisi</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>Continue the selected run</source>
        <translation>Continuer l&apos;essai choisi</translation>
    </message>
    <message>
        <source>Go on training the selected run from its newest checkpoint</source>
        <translation>Continuer d&apos;entraîner l&apos;essai choisi depuis son point de reprise le plus récent</translation>
    </message>
    <message>
        <source>&amp;All runs…</source>
        <translation>&amp;Tous les essais…</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Tous les essais</translation>
    </message>
    <message>
        <source>Find, sort, tag and compare runs on a page of their own</source>
        <translation>Trouver, trier, étiqueter et comparer les essais sur une page à eux</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RegionPanel</name>
    <message>
        <source>Region of interest</source>
        <translation>Région d&apos;intérêt</translation>
    </message>
    <message>
        <source>Rectangle of the files that is used (µm, px)</source>
        <translation>Rectangle des fichiers utilisé (µm, px)</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Lets you draw the region on the slice with the mouse; Esc cancels</source>
        <translation>Permet de dessiner la région sur la coupe à la souris ; Échap annule</translation>
    </message>
    <message>
        <source>Whole slice</source>
        <translation>Coupe entière</translation>
    </message>
    <message>
        <source>Uses whole slices again</source>
        <translation>Utilise à nouveau les coupes entières</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Images that tell where the material is: where they are not black</source>
        <translation>Images qui disent où est le matériau : là où elles ne sont pas noires</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>Aucun masque</translation>
    </message>
    <message>
        <source>Finds the material in the slices again</source>
        <translation>Cherche à nouveau le matériau dans les coupes</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Chooses one image or stack, or a folder of images in the slices&apos; order</source>
        <translation>Choisit une image ou une pile, ou un dossier d&apos;images dans l&apos;ordre des coupes</translation>
    </message>
    <message>
        <source>Region of %1 at x %2, y %3</source>
        <translation>Région de %1 en x %2, y %3</translation>
    </message>
    <message>
        <source>No region of interest</source>
        <translation>Aucune région d&apos;intérêt</translation>
    </message>
    <message>
        <source>Mask: %1</source>
        <translation>Masque : %1</translation>
    </message>
    <message>
        <source>Image or stack…</source>
        <translation>Image ou pile…</translation>
    </message>
    <message>
        <source>Folder of images…</source>
        <translation>Dossier d&apos;images…</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunActions</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Show the curves and samples of the run</source>
        <translation>Montrer les courbes et les échantillons de l&apos;essai</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>Go on training the run from its newest checkpoint</source>
        <translation>Continuer d&apos;entraîner l&apos;essai depuis son point de reprise le plus récent</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>Mettre en &amp;file</translation>
    </message>
    <message>
        <source>Go on training the selected runs after those that are trained or wait</source>
        <translation>Continuer l&apos;entraînement des essais choisis, après ceux qui sont en cours ou qui attendent</translation>
    </message>
    <message>
        <source>&amp;New run from this one</source>
        <translation>&amp;Nouvel essai à partir de celui-ci</translation>
    </message>
    <message>
        <source>Take the experiment of the run as the draft of a new one</source>
        <translation>Prendre l&apos;expérience de l&apos;essai comme brouillon d&apos;un nouveau</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>Co&amp;mparer</translation>
    </message>
    <message>
        <source>Show the selected runs side by side</source>
        <translation>Montrer les essais choisis côte à côte</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>Give the run a name of your own; its folder stays where it is</source>
        <translation>Donner à l&apos;essai un nom à vous ; son dossier reste où il est</translation>
    </message>
    <message>
        <source>Add &amp;tag…</source>
        <translation>Ajouter une é&amp;tiquette…</translation>
    </message>
    <message>
        <source>Give the selected runs a word to find them by</source>
        <translation>Donner aux essais choisis un mot pour les retrouver</translation>
    </message>
    <message>
        <source>Not&amp;e</source>
        <translation>No&amp;te</translation>
    </message>
    <message>
        <source>Write down what is to be remembered of the run</source>
        <translation>Écrire ce qui est à retenir de l&apos;essai</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archiver</translation>
    </message>
    <message>
        <source>Put the selected runs away: they are listed only if asked for</source>
        <translation>Ranger les essais choisis : ils ne sont listés que sur demande</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>archiver</translation>
    </message>
    <message>
        <source>take out of the archive</source>
        <translation>sortir de l&apos;archive</translation>
    </message>
    <message>
        <source>Move to tras&amp;h…</source>
        <translation>Mettre à la cor&amp;beille…</translation>
    </message>
    <message>
        <source>Move the folders of the selected runs into the trash</source>
        <translation>Mettre les dossiers des essais choisis à la corbeille</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>renommer</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>étiquettes</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>Un&amp;archive</source>
        <translation>Sortir de l&apos;&amp;archive</translation>
    </message>
    <message>
        <source>Tag for the selected runs</source>
        <translation>Étiquette pour les essais choisis</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Tag for the selected runs:</source>
        <translation>Étiquette pour les essais choisis :</translation>
    </message>
    <message>
        <source>add tag</source>
        <translation>ajouter une étiquette</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message numerus="yes">
        <source>Move %n run(s) into the trash?</source>
        <translation>
            <numerusform>Mettre %n essai à la corbeille ?</numerusform>
            <numerusform>Mettre %n essais à la corbeille ?</numerusform>
        </translation>
    </message>
    <message>
        <source>The runs can be taken back out of the desktop&apos;s trash</source>
        <translation>Les essais peuvent être repris de la corbeille du bureau</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Leave the runs where they are</source>
        <translation>Laisser les essais où ils sont</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunControls</name>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>Train the experiment as a new run</source>
        <translation>Entraîner l&apos;expérience dans un nouvel essai</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Pause after the current step</source>
        <translation>Faire une pause après le pas en cours</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Reprendre l&apos;entraînement</translation>
    </message>
    <message>
        <source>S&amp;ingle step</source>
        <translation>Un seul &amp;pas</translation>
    </message>
    <message>
        <source>Do one step, then pause again</source>
        <translation>Faire un pas, puis une nouvelle pause</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Stop training and keep a checkpoint, so that the run can be continued</source>
        <translation>Arrêter l&apos;entraînement et garder un point de reprise, pour que l&apos;essai puisse continuer</translation>
    </message>
    <message>
        <source>&amp;Continue run</source>
        <translation>&amp;Continuer l&apos;essai</translation>
    </message>
    <message>
        <source>Go on with the open run from its newest checkpoint</source>
        <translation>Continuer l&apos;essai ouvert depuis son point de reprise le plus récent</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>Éc&amp;hantillon</translation>
    </message>
    <message>
        <source>Draw samples after the current step</source>
        <translation>Tirer des échantillons après le pas en cours</translation>
    </message>
    <message>
        <source>Save chec&amp;kpoint</source>
        <translation>Point de &amp;reprise</translation>
    </message>
    <message>
        <source>Save a checkpoint after the current step</source>
        <translation>Enregistrer un point de reprise après le pas en cours</translation>
    </message>
    <message>
        <source>A run is being trained.</source>
        <translation>Un essai est en cours d&apos;entraînement.</translation>
    </message>
    <message>
        <source>No run is being trained.</source>
        <translation>Aucun essai n&apos;est en cours d&apos;entraînement.</translation>
    </message>
    <message>
        <source>The run is not running.</source>
        <translation>L&apos;essai ne tourne pas.</translation>
    </message>
    <message>
        <source>The run is not paused.</source>
        <translation>L&apos;essai n&apos;est pas en pause.</translation>
    </message>
    <message>
        <source>Pause the run first.</source>
        <translation>Mettez d&apos;abord l&apos;essai en pause.</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>Mettre en &amp;file</translation>
    </message>
    <message>
        <source>Train the experiment as a new run after those that are trained or wait</source>
        <translation>Entraîner l&apos;expérience dans un nouvel essai, après ceux qui sont en cours ou qui attendent</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunData</name>
    <message>
        <source>run %1</source>
        <translation>essai %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunDetails</name>
    <message>
        <source>Set as the preset %1.</source>
        <translation>Réglé comme le préréglage %1.</translation>
    </message>
    <message>
        <source>Other than the preset %1:</source>
        <translation>Autrement que le préréglage %1 :</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>Étiquettes de l&apos;essai</translation>
    </message>
    <message>
        <source>Words of your own, with commas between them; asked for as tag:word</source>
        <translation>Vos propres mots, séparés par des virgules ; à chercher par tag:mot</translation>
    </message>
    <message>
        <source>Note on the run</source>
        <translation>Note sur l&apos;essai</translation>
    </message>
    <message>
        <source>What you want to remember about the run; kept in its folder</source>
        <translation>Ce que vous voulez retenir de l&apos;essai ; gardé dans son dossier</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>É&amp;tiquettes</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;ote</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Aucun essai n&apos;est choisi.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) selected</source>
        <translation>
            <numerusform>%n essai choisi</numerusform>
            <numerusform>%n essais choisis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunFilter</name>
    <message>
        <source>Filter of runs</source>
        <translation>Filtre des essais</translation>
    </message>
    <message>
        <source>Words, and values: q &lt; 1.5, loss.generator = relativistic, state = interrupted, tag:best; with = != &lt; &lt;= &gt; &gt;= ~ (contains), and - before what must not be</source>
        <translation>Des mots, et des valeurs : q &lt; 1.5, loss.generator = relativistic, state = interrupted, tag:best ; avec = != &lt; &lt;= &gt; &gt;= ~ (contient), et - devant ce qui ne doit pas être</translation>
    </message>
    <message>
        <source>Filter: words, q &lt; 1.5, loss.generator = relativistic, tag:best</source>
        <translation>Filtre : des mots, q &lt; 1.5, loss.generator = relativistic, tag:best</translation>
    </message>
    <message>
        <source>Group runs by</source>
        <translation>Grouper les essais par</translation>
    </message>
    <message>
        <source>Group runs that have the same value of a column or parameter, as optimizer.generator.lr; empty: no groups</source>
        <translation>Grouper les essais qui ont la même valeur d&apos;une colonne ou d&apos;un paramètre, comme optimizer.generator.lr ; vide : sans groupes</translation>
    </message>
    <message>
        <source>no groups</source>
        <translation>sans groupes</translation>
    </message>
    <message>
        <source>Arc&amp;hived</source>
        <translation>Arc&amp;hivés</translation>
    </message>
    <message>
        <source>Show archived runs</source>
        <translation>Montrer les essais archivés</translation>
    </message>
    <message>
        <source>List runs that have been put away, too</source>
        <translation>Lister aussi les essais qui ont été rangés</translation>
    </message>
    <message>
        <source>Folders of runs</source>
        <translation>Dossiers d&apos;essais</translation>
    </message>
    <message>
        <source>Which folders are looked through for runs</source>
        <translation>Dans quels dossiers les essais sont cherchés</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Grouper par</translation>
    </message>
    <message>
        <source>%L1 of %L2 runs</source>
        <translation>%L1 sur %L2 essais</translation>
    </message>
    <message>
        <source>%1 (new runs)</source>
        <translation>%1 (nouveaux essais)</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>Laisser %1 de côté</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Folder that has runs</source>
        <translation>Dossier qui contient des essais</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunInfoView</name>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>The run&apos;s name, which is its folder&apos;s name</source>
        <translation>Le nom de l&apos;essai, qui est celui de son dossier</translation>
    </message>
    <message>
        <source>What the run is trained on</source>
        <translation>Sur quoi l&apos;essai est entraîné</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>What the run is trained on, and with which precision</source>
        <translation>Sur quel matériel l&apos;essai est entraîné, et avec quelle précision</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>What to know about device and precision</source>
        <translation>Ce qu&apos;il faut savoir du matériel et de la précision</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Everything of the run is in this folder</source>
        <translation>Tout ce qui concerne l&apos;essai est dans ce dossier</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>Ouvrir le dossier de l&apos;essai</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>Montrer les fichiers de l&apos;essai</translation>
    </message>
    <message>
        <source>Journal of the run</source>
        <translation>Journal de l&apos;essai</translation>
    </message>
    <message>
        <source>Checkpoints, edits, warnings; double click: show the samples of that step</source>
        <translation>Points de reprise, modifications, avertissements ; double-clic : échantillons de ce pas</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Steps, examples of a step, and steps of an epoch</source>
        <translation>Pas, exemples d&apos;un pas et pas d&apos;une époque</translation>
    </message>
    <message>
        <source>%1 steps of %2 examples</source>
        <translation>%1 pas de %2 exemples</translation>
    </message>
    <message>
        <source>%1; %2 steps an epoch</source>
        <translation>%1 ; %2 pas par époque</translation>
    </message>
    <message>
        <source>Checkpoint saved at step %1</source>
        <translation>Point de reprise enregistré au pas %1</translation>
    </message>
    <message>
        <source>Finished at step %1</source>
        <translation>Terminé au pas %1</translation>
    </message>
    <message>
        <source>Stopped at step %1</source>
        <translation>Arrêté au pas %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunLegend</name>
    <message>
        <source>Runs that are compared</source>
        <translation>Essais comparés</translation>
    </message>
    <message>
        <source>Runs with the colours of their curves; untick one to hide it, Delete takes it out. Run folders can be dropped here.</source>
        <translation>Les essais avec la couleur de leurs courbes ; décochez-en un pour le cacher, Suppr le retire. On peut déposer ici des dossiers d’essais.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>&amp;Add runs…</source>
        <translation>&amp;Ajouter des essais…</translation>
    </message>
    <message>
        <source>Add runs</source>
        <translation>Ajouter des essais</translation>
    </message>
    <message>
        <source>Choose runs of the runs folder, or of another folder</source>
        <translation>Choisir des essais du dossier habituel, ou d’un autre</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Takes the selected runs out of the comparison; nothing is deleted (Delete)</source>
        <translation>Retire de la comparaison les essais choisis ; rien n’est effacé (Suppr)</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunModel</name>
    <message>
        <source>Farthest from real images: %1</source>
        <translation>Le plus loin des images réelles : %1</translation>
    </message>
    <message>
        <source>%1 at step %L2</source>
        <translation>%1 au pas %L2</translation>
    </message>
    <message>
        <source>Ended by a crash or power loss; it can be continued.</source>
        <translation>Terminé par un plantage ou une coupure de courant ; il peut être continué.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message numerus="yes">
        <source>%1 = %2 (%n run(s))</source>
        <translation>
            <numerusform>%1 = %2 (%n essai)</numerusform>
            <numerusform>%1 = %2 (%n essais)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunPage</name>
    <message>
        <source>Experiment</source>
        <translation>Expérience</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Open a folder of slices first.</source>
        <translation>Ouvrez d&apos;abord un dossier de coupes.</translation>
    </message>
    <message>
        <source>The experiment has problems; they are listed below it.</source>
        <translation>L&apos;expérience a des problèmes ; ils sont énumérés sous elle.</translation>
    </message>
    <message>
        <source>Open an earlier run first.</source>
        <translation>Ouvrez d&apos;abord un essai antérieur.</translation>
    </message>
    <message>
        <source>The run has no checkpoint yet.</source>
        <translation>L&apos;essai n&apos;a pas encore de point de reprise.</translation>
    </message>
    <message>
        <source>Stop the training before another run is opened.</source>
        <translation>Arrêtez l&apos;entraînement avant d&apos;ouvrir un autre essai.</translation>
    </message>
    <message>
        <source>More steps</source>
        <translation>Plus de pas</translation>
    </message>
    <message>
        <source>How many steps to train in addition</source>
        <translation>Combien de pas entraîner en plus</translation>
    </message>
    <message>
        <source>Continue the run</source>
        <translation>Continuer l&apos;essai</translation>
    </message>
    <message>
        <source>The run has done its %L1 steps.
How many steps more?</source>
        <translation>L&apos;essai a fait ses %L1 pas.
Combien de pas de plus ?</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>remedy for %1</source>
        <translation>remède pour %1</translation>
    </message>
    <message>
        <source>%1. See Health.</source>
        <translation>%1. Voir Santé.</translation>
    </message>
    <message>
        <source>A run is being opened.</source>
        <translation>Un essai est en cours d&apos;ouverture.</translation>
    </message>
    <message>
        <source>Another run is being opened; open this one after it.</source>
        <translation>Un autre essai est en cours d&apos;ouverture ; ouvrez celui-ci ensuite.</translation>
    </message>
    <message>
        <source>Live parameters</source>
        <translation>Paramètres en cours</translation>
    </message>
    <message>
        <source>Open images with classes first.</source>
        <translation>Ouvrez d&apos;abord des images avec classes.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunStatus</name>
    <message>
        <source>about %1 on this machine (measured)</source>
        <translation>environ %1 sur cette machine (mesuré)</translation>
    </message>
    <message>
        <source>perhaps %1 min on this machine (estimated)</source>
        <translation>peut-être %1 min sur cette machine (estimé)</translation>
    </message>
    <message>
        <source>perhaps %1 h on this machine (estimated)</source>
        <translation>peut-être %1 h sur cette machine (estimé)</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What the training is doing</source>
        <translation>Ce que fait l&apos;entraînement</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>What the training runs on</source>
        <translation>Sur quoi tourne l&apos;entraînement</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Number format of the training</source>
        <translation>Format des nombres de l&apos;entraînement</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Training images per second, over the last seconds</source>
        <translation>Images d&apos;entraînement par seconde, sur les dernières secondes</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Époque</translation>
    </message>
    <message>
        <source>Passes over as many patches as the training half holds side by side</source>
        <translation>Passages sur autant d&apos;imagettes que la part d&apos;entraînement en contient côte à côte</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Time until the last step at the present speed</source>
        <translation>Temps jusqu&apos;au dernier pas à la vitesse actuelle</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>How far the run&apos;s preparation is; Stop cancels it</source>
        <translation>Avancement de la préparation de l&apos;essai ; Arrêter l&apos;annule</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 images/s</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>pas %1 sur %2</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>époque %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Training steps done, and to do</source>
        <translation>Pas d&apos;entraînement faits, et à faire</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunTable</name>
    <message>
        <source>Click sorts; the context menu chooses columns</source>
        <translation>Un clic trie ; le menu contextuel choisit les colonnes</translation>
    </message>
    <message>
        <source>Parameter…</source>
        <translation>Paramètre…</translation>
    </message>
    <message>
        <source>Column of a parameter</source>
        <translation>Colonne d&apos;un paramètre</translation>
    </message>
    <message>
        <source>Parameter, as optimizer.generator.lr:</source>
        <translation>Paramètre, comme optimizer.generator.lr :</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::Runs</name>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>Parameter of the experiment</source>
        <translation>Paramètre de l&apos;expérience</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivé</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>All runs; double click opens one, the titles&apos; context menu chooses columns</source>
        <translation>Tous les essais ; un double-clic en ouvre un, le menu contextuel des titres choisit les colonnes</translation>
    </message>
    <message>
        <source>No runs yet. Every training leaves one: choose a preset on the start page and press Start, or add a folder that has runs.</source>
        <translation>Pas encore d&apos;essai. Chaque entraînement en laisse un : choisissez un préréglage sur la page d&apos;accueil et appuyez sur Démarrer, ou ajoutez un dossier qui contient des essais.</translation>
    </message>
    <message>
        <source>Add a &amp;folder of runs…</source>
        <translation>Ajouter un &amp;dossier d&apos;essais…</translation>
    </message>
    <message>
        <source>Add a folder of runs</source>
        <translation>Ajouter un dossier d&apos;essais</translation>
    </message>
    <message>
        <source>Look for runs in another folder, too</source>
        <translation>Chercher des essais dans un autre dossier aussi</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were interrupted and can be continued: show them</source>
        <translation>
            <numerusform>%n essai a été interrompu et peut être continué : le montrer</numerusform>
            <numerusform>%n essais ont été interrompus et peuvent être continués : les montrer</numerusform>
        </translation>
    </message>
    <message>
        <source>Show &amp;all runs</source>
        <translation>Montrer &amp;tous les essais</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Montrer tous les essais</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>None of the runs is as the filter asks, or all that are have been archived.</source>
        <translation>Aucun essai n&apos;est comme le filtre le demande, ou ceux qui le sont ont été archivés.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SampleGridView</name>
    <message>
        <source>Samples of the generator appear here during training.</source>
        <translation>Les échantillons du générateur apparaissent ici pendant l&apos;entraînement.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SampleHistory</name>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Step of the samples</source>
        <translation>Pas des échantillons</translation>
    </message>
    <message>
        <source>Goes back through the samples of the whole run, in steps; the cursor in the curves follows</source>
        <translation>Remonte les échantillons de tout l&apos;essai, en pas ; le curseur des courbes suit</translation>
    </message>
    <message>
        <source>Stretch &amp;grey</source>
        <translation>Étirer le &amp;gris</translation>
    </message>
    <message>
        <source>Stretch grey</source>
        <translation>Étirer le gris</translation>
    </message>
    <message>
        <source>Stretch the grey scale to what the samples use; off shows the full scale of the files</source>
        <translation>Étire l&apos;échelle de gris à ce qu&apos;utilisent les échantillons ; décoché, montre la pleine échelle des fichiers</translation>
    </message>
    <message>
        <source>Save samples</source>
        <translation>Enregistrer les échantillons</translation>
    </message>
    <message>
        <source>Save or copy the samples shown</source>
        <translation>Enregistrer ou copier les échantillons affichés</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l&apos;image</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>pas %1</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>What the network makes, always of the same latents or data</source>
        <translation>Ce que le réseau fait, toujours des mêmes vecteurs latents ou données</translation>
    </message>
    <message>
        <source>Curves of the network</source>
        <translation>Courbes du réseau</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <source>Which classes of the test part are taken for which</source>
        <translation>Quelles classes de la partie de test sont prises pour lesquelles</translation>
    </message>
    <message>
        <source>Kinds of samples</source>
        <translation>Sortes d&apos;échantillons</translation>
    </message>
    <message>
        <source>Images, curves and confusion matrix of the same step</source>
        <translation>Images, courbes et matrice de confusion du même pas</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Image…</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg)</source>
        <translation>Image PNG (*.png);;Dessin SVG (*.svg)</translation>
    </message>
    <message>
        <source>Film of all steps…</source>
        <translation>Film de tous les pas…</translation>
    </message>
    <message>
        <source>The images over the whole run as GIF, WebM or MP4, 5 frames a second</source>
        <translation>Les images de tout l&apos;essai en GIF, WebM ou MP4, 5 images par seconde</translation>
    </message>
    <message>
        <source>Save film</source>
        <translation>Enregistrer le film</translation>
    </message>
    <message>
        <source>GIF picture (*.gif);;WebM film (*.webm);;MP4 film (*.mp4)</source>
        <translation>Image GIF (*.gif);;Film WebM (*.webm);;Film MP4 (*.mp4)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>What the network has learned, as curves. Wheel: zoom. Drag: pan. Double click: all. Dots while it is trained: drag them, or choose one with the arrow keys up and down and move it with left and right.</source>
        <translation>Ce que le réseau a appris, en courbes. Molette : zoom. Glisser : déplacer. Double clic : tout. Points pendant l&apos;entraînement : faites-les glisser, ou choisissez-en un avec les flèches haut et bas et déplacez-le avec gauche et droite.</translation>
    </message>
    <message>
        <source>Picture of the draft</source>
        <translation>Image du brouillon</translation>
    </message>
    <message>
        <source>What the experiment on the left would learn. Drag a dot, or choose one with the arrow keys up and down and move it with left and right. Wheel: zoom.</source>
        <translation>Ce que l&apos;expérience à gauche apprendrait. Faites glisser un point, ou choisissez-en un avec les flèches haut et bas et déplacez-le avec gauche et droite. Molette : zoom.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>More images</source>
        <translation>Autres images</translation>
    </message>
    <message>
        <source>What the network makes of the same data at every step</source>
        <translation>Ce que le réseau fait des mêmes données à chaque pas</translation>
    </message>
    <message>
        <source>Film of how they are drawn…</source>
        <translation>Film de leur dessin…</translation>
    </message>
    <message>
        <source>The moments of the film shown, with its windows, as GIF, WebM or MP4, 4 moments a second</source>
        <translation>Les moments du film affiché, avec ses fenêtres, en GIF, WebM ou MP4, 4 moments par seconde</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>How images come to be, one moment after the other</source>
        <translation>La naissance des images, un moment après l’autre</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>trait plein</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>tirets</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SampleMatrix</name>
    <message>
        <source>step %1</source>
        <translation>pas %1</translation>
    </message>
    <message>
        <source>No run has samples yet.</source>
        <translation>Aucun essai n&apos;a encore d&apos;échantillons.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SampleWall</name>
    <message>
        <source>Samples of the runs appear here, those of one step side by side.</source>
        <translation>Les échantillons des essais paraissent ici, ceux d’un même pas côte à côte.</translation>
    </message>
    <message>
        <source>no samples at or before this step</source>
        <translation>aucun échantillon à ce pas ni avant</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SamplesPanel</name>
    <message>
        <source>Samples of the runs</source>
        <translation>Échantillons des essais</translation>
    </message>
    <message>
        <source>What each network makes at one step, of the same latents where runs have the same seed of samples. Wheel: zoom all. Drag: pan all. Double click: all of each.</source>
        <translation>Ce que chaque réseau fait à un pas, des mêmes vecteurs latents si la graine des échantillons est la même. Molette : zoom commun. Glisser : déplacement commun. Double-clic : tout.</translation>
    </message>
    <message>
        <source>Step of the samples</source>
        <translation>Pas des échantillons</translation>
    </message>
    <message>
        <source>Goes through the samples of all runs at once, in steps</source>
        <translation>Parcourt les échantillons de tous les essais à la fois, en pas</translation>
    </message>
    <message>
        <source>Stretch &amp;grey</source>
        <translation>Étirer les &amp;gris</translation>
    </message>
    <message>
        <source>Stretch grey</source>
        <translation>Étirer les gris</translation>
    </message>
    <message>
        <source>Stretch the grey scale to what the samples of all runs use together; off shows the full scale of the files</source>
        <translation>Étire l’échelle de gris à ce que les échantillons de tous les essais utilisent ensemble ; sinon toute l’échelle des fichiers</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Alterner</translation>
    </message>
    <message>
        <source>Shows two runs in the same place, one after the other by the key B: what differs moves</source>
        <translation>Montre deux essais au même endroit, l’un puis l’autre par la touche B : ce qui diffère bouge</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <translation>&amp;Alterner</translation>
    </message>
    <message>
        <source>First run that blinks</source>
        <translation>Premier essai à alterner</translation>
    </message>
    <message>
        <source>The run that is seen first</source>
        <translation>L’essai vu d’abord</translation>
    </message>
    <message>
        <source>Second run that blinks</source>
        <translation>Second essai à alterner</translation>
    </message>
    <message>
        <source>The run that is seen after B</source>
        <translation>L’essai vu après B</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>pas %1</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ScaleBar</name>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SlicePane</name>
    <message>
        <source>Slice</source>
        <translation>Coupe</translation>
    </message>
    <message>
        <source>Wheel or + and − zoom, 0 fits, dragging pans</source>
        <translation>Molette ou + et − : zoom ; 0 : tout voir ; glisser : déplacer</translation>
    </message>
    <message>
        <source>field of view</source>
        <translation>champ de vue</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>patches shown below</source>
        <translation>imagettes montrées en bas</translation>
    </message>
    <message>
        <source>Pixel under the pointer</source>
        <translation>Pixel sous le pointeur</translation>
    </message>
    <message>
        <source>Position (µm, px) and the file&apos;s grey value under the pointer</source>
        <translation>Position (µm, px) et valeur de gris du fichier sous le pointeur</translation>
    </message>
    <message>
        <source>Slice number</source>
        <translation>Numéro de la coupe</translation>
    </message>
    <message>
        <source>Chooses the slice that is shown</source>
        <translation>Choisit la coupe affichée</translation>
    </message>
    <message>
        <source>Name of the slice</source>
        <translation>Nom de la coupe</translation>
    </message>
    <message>
        <source>File that the slice comes from</source>
        <translation>Fichier d&apos;où vient la coupe</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Zoom arrière (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Show the whole slice (0)</source>
        <translation>Montrer toute la coupe (0)</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2 : %3</translation>
    </message>
    <message>
        <source>x %1, y %2: %3</source>
        <translation>x %1, y %2 : %3</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>aucun nombre</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::StartPage</name>
    <message>
        <source>Open a folder of slices</source>
        <translation>Ouvrir un dossier de coupes</translation>
    </message>
    <message>
        <source>Try with sample slices</source>
        <translation>Essayer avec des coupes d&apos;exemple</translation>
    </message>
    <message>
        <source>Fibre-composite slices, made now on this machine</source>
        <translation>Coupes de composite à fibres, fabriquées à l&apos;instant sur cette machine</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Ouvrir un essai</translation>
    </message>
    <message>
        <source>Look at an earlier training, or continue it</source>
        <translation>Regarder un entraînement antérieur, ou le continuer</translation>
    </message>
    <message>
        <source>Train generative networks on X-ray tomography slices, watch them learn, and export the synthetic slices that pass for real.</source>
        <translation>Entraînez des réseaux génératifs sur des coupes de tomographie aux rayons X, regardez-les apprendre, et exportez les coupes synthétiques qui passent pour réelles.</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Essais antérieurs</translation>
    </message>
    <message>
        <source>Open slice files</source>
        <translation>Ouvrir des fichiers de coupes</translation>
    </message>
    <message>
        <source>One image, several of them, or a stack in one file</source>
        <translation>Une image, plusieurs, ou une pile dans un seul fichier</translation>
    </message>
    <message>
        <source>Presets: %1</source>
        <translation>Préréglages : %1</translation>
    </message>
    <message>
        <source>Images, stacks or volumes, or drop a folder anywhere in the window</source>
        <translation>Des images, des piles ou des volumes, ou déposez un dossier n’importe où dans la fenêtre</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::StepControls</name>
    <message>
        <source>Step by step</source>
        <translation>Pas à pas</translation>
    </message>
    <message>
        <source>Slow &amp;motion</source>
        <translation>&amp;Ralenti</translation>
    </message>
    <message>
        <source>Train at most so many steps a second (F10)</source>
        <translation>Entraîner au plus tant de pas par seconde (F10)</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Ralenti</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>Pas par seconde</translation>
    </message>
    <message>
        <source>How many steps a second slow motion does</source>
        <translation>Combien de pas par seconde fait le ralenti</translation>
    </message>
    <message>
        <source> steps/s</source>
        <translation> pas/s</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>Pas : %1</translation>
    </message>
    <message>
        <source>Update this part alone, which counts as no step (%1)</source>
        <translation>Mettre à jour cette partie seule, ce qui ne compte pas comme un pas (%1)</translation>
    </message>
    <message>
        <source>Pause the run first.</source>
        <translation>Mettez d&apos;abord l&apos;essai en pause.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SweepDialog</name>
    <message>
        <source>New sweep</source>
        <translation>Nouvelle série</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>&amp;Add parameter</source>
        <translation>&amp;Ajouter un paramètre</translation>
    </message>
    <message>
        <source>Add parameter</source>
        <translation>Ajouter un paramètre</translation>
    </message>
    <message>
        <source>Vary a further parameter</source>
        <translation>Faire varier un paramètre de plus</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Combinaison</translation>
    </message>
    <message>
        <source>How the values of several parameters meet</source>
        <translation>Comment se rencontrent les valeurs de plusieurs paramètres</translation>
    </message>
    <message>
        <source>each value with each</source>
        <translation>chaque valeur avec chacune</translation>
    </message>
    <message>
        <source>first values together, second together, …</source>
        <translation>les premières valeurs ensemble, les deuxièmes ensemble, …</translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation>tirées au hasard</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Tirages</translation>
    </message>
    <message>
        <source>How many combinations are drawn</source>
        <translation>Nombre de combinaisons tirées</translation>
    </message>
    <message>
        <source>Seed of the draws</source>
        <translation>Graine des tirages</translation>
    </message>
    <message>
        <source>Another seed draws other combinations</source>
        <translation>Une autre graine tire d&apos;autres combinaisons</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Graines</translation>
    </message>
    <message>
        <source>Seeds of each combination: 0,1,2; empty takes the experiment&apos;s</source>
        <translation>Graines de chaque combinaison : 0,1,2 ; vide : celle de l&apos;expérience</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>How long each run is trained</source>
        <translation>Durée d&apos;entraînement de chaque essai</translation>
    </message>
    <message>
        <source>the experiment&apos;s steps</source>
        <translation>les pas de l&apos;expérience</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>minutes of training</source>
        <translation>minutes d&apos;entraînement</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Steps, images or minutes of each run</source>
        <translation>Pas, images ou minutes de chaque essai</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folder to make for the sweep</source>
        <translation>Dossier à créer pour la série</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>How many runs there are, or what keeps them from being trained</source>
        <translation>Combien d&apos;essais il y a, ou ce qui empêche de les entraîner</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>The runs in their order</source>
        <translation>Les essais dans leur ordre</translation>
    </message>
    <message>
        <source>&amp;Make</source>
        <translation>&amp;Créer</translation>
    </message>
    <message>
        <source>Make the sweep</source>
        <translation>Créer la série</translation>
    </message>
    <message>
        <source>Make the folder with its plan; it can be run on the command line too</source>
        <translation>Créer le dossier avec son plan ; la ligne de commande peut aussi l&apos;exécuter</translation>
    </message>
    <message>
        <source>Make and add to &amp;queue</source>
        <translation>Créer et mettre en &amp;file</translation>
    </message>
    <message>
        <source>Make and add to queue</source>
        <translation>Créer et mettre en file</translation>
    </message>
    <message>
        <source>Make the sweep and train its runs</source>
        <translation>Créer la série et entraîner ses essais</translation>
    </message>
    <message>
        <source>Parameters that are varied</source>
        <translation>Paramètres que l&apos;on fait varier</translation>
    </message>
    <message>
        <source>Values: 1e-4,1e-3 or a range 1e-5..1e-2/log/4 or a JSON list [[0,0.9],[0.5,0.9]]</source>
        <translation>Valeurs : 1e-4,1e-3 ou un intervalle 1e-5..1e-2/log/4 ou une liste JSON [[0,0.9],[0.5,0.9]]</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>graine</translation>
    </message>
    <message>
        <source>&amp;Combination</source>
        <translation>&amp;Combinaison</translation>
    </message>
    <message>
        <source>&amp;Draws</source>
        <translation>&amp;Tirages</translation>
    </message>
    <message>
        <source>&amp;Seeds</source>
        <translation>&amp;Graines</translation>
    </message>
    <message>
        <source>&amp;Budget of each run</source>
        <translation>&amp;Budget de chaque essai</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Make no sweep</source>
        <translation>Ne pas créer de série</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Paramètre</translation>
    </message>
    <message>
        <source>Path of the parameter, as the command line writes it</source>
        <translation>Chemin du paramètre, comme l&apos;écrit la ligne de commande</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Values of the parameter: a list, a range or a JSON list</source>
        <translation>Valeurs du paramètre : une liste, un intervalle ou une liste JSON</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Do not vary this parameter</source>
        <translation>Ne pas faire varier ce paramètre</translation>
    </message>
    <message>
        <source>parameter, e.g. training.batch_size</source>
        <translation>paramètre, p. ex. training.batch_size</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n essai</numerusform>
            <numerusform>%n essais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… et %n de plus</numerusform>
            <numerusform>… et %n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SweepPage</name>
    <message>
        <source>&amp;Open sweep…</source>
        <translation>&amp;Ouvrir une série…</translation>
    </message>
    <message>
        <source>Open sweep</source>
        <translation>Ouvrir une série</translation>
    </message>
    <message>
        <source>Open the folder of a sweep</source>
        <translation>Ouvrir le dossier d&apos;une série</translation>
    </message>
    <message>
        <source>&amp;New sweep…</source>
        <translation>&amp;Nouvelle série…</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Nouvelle série</translation>
    </message>
    <message>
        <source>Vary parameters of the draft</source>
        <translation>Faire varier des paramètres du brouillon</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>Mettre en &amp;file</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Mettre en file</translation>
    </message>
    <message>
        <source>Train the runs of this sweep that are not done</source>
        <translation>Entraîner les essais non terminés de cette série</translation>
    </message>
    <message>
        <source>No sweep is open. A sweep is a folder with a plan of many runs: make one of the draft, or open one.</source>
        <translation>Aucune série n&apos;est ouverte. Une série est un dossier avec le plan de nombreux essais : créez-en une à partir du brouillon, ou ouvrez-en une.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>The sweep&apos;s folder, and how many of its runs are done</source>
        <translation>Le dossier de la série, et combien de ses essais sont terminés</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Paramètre</translation>
    </message>
    <message>
        <source>Which varied parameter the metric is drawn against</source>
        <translation>Paramètre en fonction duquel la mesure est tracée</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Whose samples are shown</source>
        <translation>Dont les échantillons sont montrés</translation>
    </message>
    <message>
        <source>Open a sweep</source>
        <translation>Ouvrir une série</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>Essais de la série</translation>
    </message>
    <message>
        <source>What each run has of what is varied, and what came of it; double click opens a run</source>
        <translation>Ce que chaque essai a de ce qui varie, et ce qu&apos;il en est advenu ; un double clic ouvre un essai</translation>
    </message>
    <message>
        <source>Samples of the sweep</source>
        <translation>Échantillons de la série</translation>
    </message>
    <message>
        <source>A row a run, a column a step, all in one grey window</source>
        <translation>Une ligne par essai, une colonne par pas, tout dans une même fenêtre de gris</translation>
    </message>
    <message>
        <source>Metric against parameter</source>
        <translation>Mesure en fonction du paramètre</translation>
    </message>
    <message>
        <source>A point a run; the line goes through the means of the seeds</source>
        <translation>Un point par essai ; la ligne passe par les moyennes des graines</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>Coordonnées parallèles</translation>
    </message>
    <message>
        <source>A line a run through its values, coloured by the metric, blue is low</source>
        <translation>Une ligne par essai à travers ses valeurs, colorée par la mesure ; bleu : basse</translation>
    </message>
    <message>
        <source>Views of the sweep</source>
        <translation>Vues de la série</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>&amp;Mesure</translation>
    </message>
    <message>
        <source>&amp;Parameter</source>
        <translation>&amp;Paramètre</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Graine</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n run(s) done</source>
        <translation>
            <numerusform>%1 : %2 de %n essai terminé</numerusform>
            <numerusform>%1 : %2 de %n essais terminés</numerusform>
        </translation>
    </message>
    <message>
        <source>What is compared: the mean of the last tenth of its values; Q: that of the best checkpoint</source>
        <translation>Ce que l’on compare : la moyenne du dernier dixième de ses valeurs ; Q : celle du meilleur point de reprise</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SweepTableModel</name>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>being trained</source>
        <translation>en cours d&apos;entraînement</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::TaskProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Stops this; nothing half-done stays</source>
        <translation>Arrête ceci ; rien d&apos;inachevé ne reste</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::VerdictView</name>
    <message>
        <source>First</source>
        <translation>Premier</translation>
    </message>
    <message>
        <source>A run, or runs of several seeds</source>
        <translation>Un essai, ou ceux de plusieurs graines</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Second</translation>
    </message>
    <message>
        <source>What the first is compared with</source>
        <translation>Ce à quoi le premier est comparé</translation>
    </message>
    <message>
        <source>By which metric</source>
        <translation>Selon quelle mesure</translation>
    </message>
    <message>
        <source>What the two are compared by</source>
        <translation>Ce selon quoi les deux sont comparés</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Which is better, and whether the difference is more than chance (5 %)</source>
        <translation>Lequel est meilleur, et si la différence dépasse le hasard (5 %)</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Raisons</translation>
    </message>
    <message>
        <source>The numbers behind the verdict, and what they cannot tell</source>
        <translation>Les nombres derrière le verdict, et ce qu’ils ne peuvent pas dire</translation>
    </message>
    <message>
        <source>against</source>
        <translation>face à</translation>
    </message>
    <message>
        <source>by</source>
        <translation>selon</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n seeds)</source>
        <translation>
            <numerusform>%1 (%n graine)</numerusform>
            <numerusform>%1 (%n graines)</numerusform>
        </translation>
    </message>
    <message>
        <source>Add two runs or more to compare them.</source>
        <translation>Ajoutez deux essais ou plus pour les comparer.</translation>
    </message>
    <message>
        <source>These runs differ by their seed only: there is nothing to decide.</source>
        <translation>Ces essais ne diffèrent que par leur graine : il n’y a rien à décider.</translation>
    </message>
    <message>
        <source>Choose two different runs.</source>
        <translation>Choisissez deux essais différents.</translation>
    </message>
</context>
<context>
    <name>synthslice::ui::Workspace</name>
    <message>
        <source>The slices are being read.</source>
        <translation>Les coupes sont en cours de lecture.</translation>
    </message>
    <message>
        <source>Open a folder of slices first.</source>
        <translation>Ouvrez d&apos;abord un dossier de coupes.</translation>
    </message>
    <message>
        <source>These images have classes, and are no slices: choose a classifier, or open slices.</source>
        <translation>Ces images ont des classes et ne sont pas des coupes : choisissez un classifieur, ou ouvrez des coupes.</translation>
    </message>
    <message>
        <source>The images are being read.</source>
        <translation>Les images sont en cours de lecture.</translation>
    </message>
    <message>
        <source>These slices have no classes: open a folder with a sub-folder of images for each class, or IDX files with their labels.</source>
        <translation>Ces coupes n&apos;ont pas de classes : ouvrez un dossier avec un sous-dossier d&apos;images par classe, ou des fichiers IDX avec leurs étiquettes.</translation>
    </message>
    <message>
        <source>Open images with classes first: a folder with a sub-folder of images for each class, or IDX files with their labels.</source>
        <translation>Ouvrez d&apos;abord des images avec classes : un dossier avec un sous-dossier d&apos;images par classe, ou des fichiers IDX avec leurs étiquettes.</translation>
    </message>
</context>
</TS>
